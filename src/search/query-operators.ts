/** `topic:speech`, `year:2023..2025`, `date:2025-10..`, `has:code`: what a query asks of the facts of a paper. */
import { daysInMonth, isCalendarDate } from "../archive/calendar-date.ts";
import { HAS } from "./index-format.ts";

/** One wish; with `without`, what must not be. */
export type Wish =
  | { kind: "topic" | "organization"; name: string }
  /** First listed on these days, both included; open where absent. */
  | { kind: "listed"; from?: string; to?: string }
  | { kind: "has"; bit: number };

export type Wishes = Wish & { without: boolean };

const NAMED: Record<string, "topic" | "organization"> = {
  topic: "topic",
  org: "organization",
  organization: "organization",
  organisation: "organization",
};

/** The wish, a sentence that says why there is none, or undefined for a word that is no operator. */
export function readOperator(name: string, value: string): Wish | string | undefined {
  const kind = NAMED[name];
  if (kind !== undefined) {
    return value.trim() === "" ? `Put a name after ${name}:, such as ${name}:vision.` : { kind, name: value };
  }
  if (name === "has") return readHas(value);
  if (name !== "year" && name !== "date") return undefined;
  const [from = "", to = from, ...more] = value.split("..");
  const first = from === "" ? undefined : firstDay(from);
  const last = to === "" ? undefined : lastDay(to);
  const isUnread = more.length > 0 || (from !== "" && !first) || (to !== "" && !last) || (from === "" && to === "");
  if (isUnread) {
    const examples =
      name === "year" ? "year:2024 or year:2023..2025" : "date:2025-10, date:2025-10-23.. or date:..2024";
    return `“${name}:${value}” is no ${name} this search understands: write ${examples}.`;
  }
  if (first && last && first > last) return `“${name}:${value}” ends before it begins.`;
  return { kind: "listed", ...(first && { from: first }), ...(last && { to: last }) };
}

function readHas(value: string): Wish | string {
  const bit = (HAS as Record<string, number>)[value.toLowerCase()];
  const known = Object.keys(HAS).map((name) => `has:${name}`);
  if (bit === undefined || !Object.hasOwn(HAS, value.toLowerCase())) {
    return `“has:${value}” asks for nothing this search knows: write ${known.join(", ")}.`;
  }
  return { kind: "has", bit };
}

/** `2025`, `2025-10` or `2025-10-23` as its first day. */
function firstDay(text: string): string | undefined {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isCalendarDate(date) ? date : undefined;
}

function lastDay(text: string): string | undefined {
  const [, year, month = "12", day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day ?? String(daysInMonth(Number(year), Number(month))).padStart(2, "0")}`;
  return isCalendarDate(date) ? date : undefined;
}
