/** What the front matter of content/papers may hold; used when reading and before writing. */
import { z } from "zod";
import { isCalendarDate } from "../archive/calendar-date.ts";
import type { Paper } from "../archive/paper.ts";
import { isPaperId, parseArxivId } from "../archive/paper-id.ts";

const text = z.string().min(1, "must not be empty; leave the key out instead");
const date = z.string().refine(isCalendarDate, 'must be a day such as "2025-10-23"');
const count = z.int("must be a whole number").min(0, "must not be below 0");
const address = z.string().refine(isWebAddress, "must be a http or https address");
/** Collections hold addresses with line breaks in them; no address has white space. */
const wrappedAddress = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/\s+/g, "") : value),
  address,
);
const topicIds = z.array(text).default([]);

const listed = z.strictObject({
  date,
  source: text,
  rank: count.min(1, "counts from 1").optional(),
  comments: count.optional(),
  upvotes: count.optional(),
});

const frontMatter = z.strictObject({
  id: z
    .string()
    .refine(isPaperId, "must be of a-z, 0-9, - and . only, 80 characters at most, and no name a disk reserves"),
  title: text,
  authors: z.array(text).min(1, "must name an author; leave the key out instead").optional(),
  authorCount: count.min(1, "counts from 1").optional(),
  organization: z.strictObject({ handle: text.optional(), name: text }).optional(),
  published: date.optional(),
  listed: z.array(listed).min(1, "needs a listing, so that the paper has a day"),
  arxiv: z
    .string()
    .refine((id) => parseArxivId(id) === id, 'must be an arXiv id without version, such as "2304.01662"')
    .optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI such as "10.1000/182"')
    .optional(),
  links: z
    .strictObject({
      pdf: address.optional(),
      code: address.optional(),
      project: address.optional(),
      page: address.optional(),
    })
    .optional(),
  categories: z.array(text).optional(),
  keywords: z.array(text).optional(),
  topics: z.strictObject({ add: topicIds, remove: topicIds }).optional(),
  status: text.optional(),
});

/** Front matter alone: abstract and notes are the file's body. Compiled, as the others are that see every paper. */
export const paperSchema = z.compile(frontMatter);

/** A line of our own JSON Lines: the front matter, of which only the title must be there, abstract and notes. */
export const recordSchema = z.compile(
  frontMatter
    .partial()
    .extend({ title: text, abstract: text.optional(), notes: text.optional() })
    .transform((record) => record as Defined<typeof record>),
);

/** The simpler line that collections of papers come in: an arXiv id, one listing, links by name, plain text. */
export const simpleRecordSchema = z.compile(
  z
    .strictObject({
      id: z.string().refine((id) => parseArxivId(id) !== undefined, 'must be an arXiv id, such as "2304.01662"'),
      title: text,
      abstract: text.optional(),
      authors: z.array(text).optional(),
      organization: z.strictObject({ handle: text.optional(), name: text }).optional(),
      published: date.optional(),
      listed: date,
      comments: count.optional(),
      upvotes: count.optional(),
      code: wrappedAddress.optional(),
      project: wrappedAddress.optional(),
      categories: z.array(text).optional(),
    })
    .transform((record) => record as Defined<typeof record>),
);

type PaperFrontMatter = Omit<Paper, "abstract" | "notes">;

/** Parsed YAML has no undefined values, so zod's `key?: T | undefined` is the model's `key?: T`. */
type Defined<T> = T extends object ? { [K in keyof T]: Defined<Exclude<T[K], undefined>> } : T;

/** The checked front matter as the model knows it; does not compile when schema and model part ways. */
export function asFrontMatter(checked: z.infer<typeof paperSchema>): PaperFrontMatter {
  return checked as Defined<typeof checked> satisfies PaperFrontMatter;
}

/** True for an address that may stand behind a link: http or https, parseable, of bearable length. */
export function isWebAddress(address: string): boolean {
  if (address.length > 2000 || !/^https?:\/\/\S+$/i.test(address)) return false;
  return URL.canParse(address);
}
