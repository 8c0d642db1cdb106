/** The saved Daily Papers page: its data stand as escaped JSON in an attribute of the markup. */
import { InputError } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { readDailyPapers } from "./daily-papers-json.ts";
import { isObject, type JsonObject, valueAt } from "./json/json-value.ts";
import { lineCounter } from "./line-counter.ts";
import { markupParser } from "./markup-parser.ts";

export const dailyPapersHtml: Source = {
  name: "daily-papers-html",
  listedAs: "daily-papers",
  recognises,
  parse,
};

function recognises(text: string): boolean {
  const start = text.slice(0, 100_000);
  if (!/^\s*<(?:!doctype html|html|head|body|main|div|!--)/i.test(start)) return false;
  return /\bdata-props=/.test(text)
    ? /dailyPapers|(?:"|&quot;|&#34;)paper(?:"|&quot;|&#34;)/.test(text)
    : isDailyPage(start);
}

/** The page without its data is recognised too, to be refused with the reason. */
function isDailyPage(start: string): boolean {
  return /huggingface\.co/.test(start) && /Daily Papers/.test(start);
}

function parse(text: string, context: ListingContext): ParsedListing {
  const found = readProps(text).map(({ props, line }) => ({ ...findPapers(props), line }));
  const best = found.reduce((a, b) => (b.papers.length > a.papers.length ? b : a), { papers: [], around: {}, line: 1 });
  if (best.papers.length === 0) {
    throw new InputError({
      message: "The page holds no data of papers.",
      hint: "Save the page of a day from huggingface.co/papers as it was sent, or copy its text.",
      file: context.file,
    });
  }
  const records = best.papers.map((value, at) => ({ value, line: best.line, position: at + 1 }));
  return readDailyPapers({ records, wrapper: best.around, problems: [] }, context);
}

/** Every attribute `data-props` that holds JSON. */
function readProps(text: string): { props: unknown; line: number }[] {
  const found: { props: unknown; line: number }[] = [];
  const lineAt = lineCounter(text);
  const parser = markupParser({
    onopentag: (_name, { "data-props": json }) => {
      if (json === undefined || !/paper/i.test(json)) return;
      try {
        found.push({ props: JSON.parse(json) as unknown, line: lineAt(parser.startIndex) });
      } catch {
        // Other components carry other data; a page without any list is refused as a whole.
      }
    },
  });
  parser.end(text);
  return found;
}

interface FoundPapers {
  papers: JsonObject[];
  /** The object that holds the list, which may name the day. */
  around: JsonObject;
}

/** The longest list of objects with a paper in them, wherever in the data it stands. */
function findPapers(props: unknown): FoundPapers {
  let best: FoundPapers = { papers: [], around: {} };
  const waiting: { value: unknown; around: JsonObject }[] = [{ value: props, around: {} }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, around } = next;
    if (Array.isArray(value)) {
      const papers = value.filter(isObject).filter((one) => isObject(valueAt(one, "paper")));
      if (papers.length > best.papers.length) best = { papers, around };
      for (const one of value) waiting.push({ value: one, around });
    } else if (isObject(value)) {
      for (const one of Object.values(value)) waiting.push({ value: one, around: value });
    }
  }
  return best;
}
