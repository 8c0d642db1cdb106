import fc from "fast-check";
import type { Entry } from "../../scripts/import/entry.ts";

/** What breaks careless readers of YAML, Markdown and TeX. */
const NASTY = [
  ..."-#:{}[]\"'`\\|>&*!%@~<=+._$()/,;?^ \n\r\t",
  ...["---", "\n---\n", "## Notes", "\n## Notes\n", "no", "null", "1e3", "2023-04-04", "\u0000", "\u0085", "\u2028"],
  ...[
    "\ufeff",
    "\ud800",
    "\udc00",
    "\u202e",
    "🐦",
    "深",
    "é",
    "e\u0301",
    "\n<<<<<<< HEAD\n",
    "=======",
    "\\alpha",
    "http://a.b",
  ],
];

/** Any UTF-16, lone surrogates included, with nasty parts mixed in. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 5 })), { maxLength: 25 })
    .map((parts) => parts.join("")),
);

const day = fc.constantFrom("2023-04-04", "2023-04-20", "2025-10-23");
const address = fc.constantFrom("https://a.org/1", "https://a.org/2", "javascript:alert(1)", "https://a.org/ x");
const listed = fc.record(
  {
    date: day,
    source: fc.constantFrom("s", "t"),
    rank: fc.integer({ min: 1, max: 3 }),
    upvotes: fc.integer({ min: 0, max: 9 }),
  },
  { requiredKeys: ["date", "source"] },
);

/** An entry with any text, or out of so few values that entries meet. */
export function anyEntry(text: fc.Arbitrary<string>): fc.Arbitrary<Entry> {
  const facts = fc.record(
    {
      line: fc.integer({ min: 1, max: 99 }),
      title: text,
      abstract: text,
      abstractIsMarkdown: fc.constant(true as const),
      authors: fc.array(text, { maxLength: 2 }),
      authorCount: fc.integer({ min: -1, max: 3 }),
      organization: fc.record({ handle: text, name: text }, { requiredKeys: ["name"] }),
      published: day,
      rank: fc.integer({ min: 1, max: 5 }),
      comments: fc.integer({ min: 0, max: 3 }),
      arxiv: fc.constantFrom("2304.01662", "2304.01663v2", "math/0211159", "nonsense"),
      doi: fc.constantFrom("10.1000/a", "10.1000/A", "10.1000/b", "none"),
      links: fc.record({ pdf: address, code: address }, { requiredKeys: [] }),
      categories: fc.array(text, { maxLength: 2 }),
      keywords: fc.array(text, { maxLength: 2 }),
      listed: fc.array(listed, { maxLength: 2 }),
    },
    { requiredKeys: ["line", "title"] },
  );
  return facts as fc.Arbitrary<Entry>;
}

/** Titles that meet, differ in spelling alone, or are no words at all. */
export const fewTexts: fc.Arbitrary<string> = fc.constantFrom(
  "A Title",
  "a title!",
  "Ä title",
  "Other",
  "Con",
  "🐦",
  " ",
  "深度",
);
