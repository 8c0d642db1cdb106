/** Queries that are the name of a page: "October 2025", "23 October 2025", "2025-10-23", "2025", "agents". */
import { formatDay, formatMonth, isCalendarDate, monthNumber, WEEKDAY_NAMES } from "../archive/calendar-date.ts";
import { dayPath, monthPath, topicPath, yearPath } from "../archive/routes.ts";
import { foldText } from "../archive/slug.ts";
import { isFunctionWord } from "./function-words.ts";
import type { CalendarShard, IndexRoot } from "./index-format.ts";
import type { NamedPage } from "./types.ts";

/** A word that more topics have than this names none of them. */
const MOST_TOPICS = 2;
const LONGEST = 80;
const WEEKDAYS = new RegExp(`^(?:${WEEKDAY_NAMES.join("|").toLowerCase()}) `);
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const MONTH = "(?<month>[a-z]{3,9})";
const YEAR = "(?<year>\\d{4})";
/** As foldText leaves them: in lower case, with one space for every comma, hyphen and dot. */
const FORMS = [
  "(?<year>\\d{4})(?: (?<month>\\d{1,2})(?: (?<day>\\d{1,2}))?)?",
  `(?:${DAY} )?(?:of )?${MONTH} ${YEAR}`,
  `${MONTH} ${DAY} ${YEAR}`,
  `${YEAR} ${MONTH}(?: ${DAY})?`,
].map((form) => new RegExp(`^${form}$`));

export class NamedPages {
  readonly #topics: readonly { id: string; name: string; count: number; words: ReadonlySet<string> }[];
  readonly #loadCalendar: () => Promise<CalendarShard | undefined>;

  /** The calendar is loaded when a query first names a time. */
  constructor(topics: IndexRoot["topics"], loadCalendar: () => Promise<CalendarShard | undefined>) {
    this.#topics = topics.map((topic) => ({ ...topic, words: contentWords(topic.name) }));
    this.#loadCalendar = loadCalendar;
  }

  /** The pages with papers that a query names; none as a rule. */
  async namedBy(text: string): Promise<NamedPage[]> {
    if (text.length > LONGEST || /^\s*-/.test(text)) return [];
    const period = periodOf(text);
    const pages = period === undefined ? this.#topicPages(contentWords(text)) : [await this.#pageOf(period)];
    return pages.filter(({ count }) => count > 0);
  }

  /** The topic with just these words, or else the few that have them among theirs. */
  #topicPages(words: ReadonlySet<string>): NamedPage[] {
    if (words.size === 0) return [];
    const having = this.#topics.filter((topic) => [...words].every((word) => topic.words.has(word)));
    const same = having.filter((topic) => topic.words.size === words.size);
    const named = same.length > 0 ? same : having.length <= MOST_TOPICS ? having : [];
    return named.map(({ id, name, count }) => ({ path: topicPath(id), name: `Topic ${name}`, count }));
  }

  async #pageOf(period: string): Promise<NamedPage> {
    const { years = {}, months = {}, days = {} } = (await this.#loadCalendar()) ?? {};
    if (period.length === 4) return { path: yearPath(period), name: period, count: years[period] ?? 0 };
    if (period.length === 7) return { path: monthPath(period), name: formatMonth(period), count: months[period] ?? 0 };
    return { path: dayPath(period), name: formatDay(period), count: days[period] ?? 0 };
  }
}

/** `2025`, `2025-10` or `2025-10-23`; undefined when the text is no such time, or one that does not exist. */
function periodOf(text: string): string | undefined {
  const folded = foldText(text).replace(WEEKDAYS, "");
  for (const form of FORMS) {
    const { year, month, day } = form.exec(folded)?.groups ?? {};
    if (year === undefined) continue;
    if (month === undefined) return year;
    const number = /^\d/.test(month) ? Number(month) : monthNumber(month);
    if (number === undefined || number < 1 || number > 12) continue;
    const found = `${year}-${String(number).padStart(2, "0")}`;
    if (day === undefined) return found;
    const date = `${found}-${day.padStart(2, "0")}`;
    return isCalendarDate(date) ? date : undefined;
  }
  return undefined;
}

/** Without grammar, singular and plural alike. */
function contentWords(text: string): Set<string> {
  const words = foldText(text)
    .split(" ")
    .filter((word) => word !== "" && !isFunctionWord(word));
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word)));
}
