/** Why a text of no known format cannot be imported: as exactly as its content tells. */

interface Refusal {
  message: string;
  hint: string;
}

/** Where services put what went wrong. */
const REASON_KEYS = ["error", "message", "detail", "errors"];
const MOST_SHOWN = 200;
/** An answer without papers is short; a longer text is not read again to explain a refusal. */
const LONGEST_ANSWER = 100_000;

/** The reason that the content itself gives: an answer without records, a service's error, a web page. */
export function refusalOf(text: string): Refusal | undefined {
  const start = text.slice(0, 1000).trim();
  if (start === "") return { message: "The text is empty.", hint: "Fetch or copy the listing again." };
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) {
    return {
      message: "The text is a web page that holds no listing.",
      hint: "Perhaps the service answered with an error page: open it in a browser, and fetch the listing again.",
    };
  }
  return /^[[{]/.test(start) && text.length <= LONGEST_ANSWER ? refusalOfJson(text) : undefined;
}

function refusalOfJson(text: string): Refusal | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== "object" || answer === null) return undefined;
  const values = Object.entries(answer);
  for (const [key, value] of Array.isArray(answer) ? [] : values) {
    if (!REASON_KEYS.includes(key) || !value) continue;
    const reason = (typeof value === "string" ? value : JSON.stringify(value))
      .replace(/\s+/g, " ")
      .slice(0, MOST_SHOWN);
    return {
      message: `The service answered with an error: “${reason}”.`,
      hint: "Correct the request, and fetch again.",
    };
  }
  const isEmpty = values.length === 0 || values.some(([, value]) => Array.isArray(value) && value.length === 0);
  const saysNone = values.some(([key, value]) => /^(?:count|total)$/.test(key) && value === 0);
  if (!isEmpty && !saysNone) return undefined;
  return {
    message: "The listing is empty: it holds no record.",
    hint: "Fetch another day, or ask for something else.",
  };
}
