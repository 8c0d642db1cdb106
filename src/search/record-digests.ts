/** Tells records apart by what the files of an index hold of them. */
import { DIGEST_LENGTH, Digest } from "./digest.ts";
import type { SearchRecord } from "./search-record.ts";

/** Digests of a record, one for each kind of file. */
export interface RecordDigests {
  /** Of what the words are made from, but for the names of topics. */
  said: string;
  /** Of what results show. */
  line: string;
  /** Of what filters, counts and orders need. */
  facts: string;
}

/** Reads the whole record. */
export function digestsOf(record: SearchRecord): RecordDigests {
  const { id, title, credit, authors, organization, published, listed, comments, topics, keywords, arxiv } = record;
  const said = new Digest()
    .add(id)
    .add(title)
    .add(arxiv ?? NONE)
    .add(organization ?? NONE);
  for (const list of [authors, keywords]) said.add(list ? "[" : NONE).addAll(list ?? []);
  said.add(record.abstract);
  const dated = new Digest()
    .add(published ?? NONE)
    .add(listed)
    .add(String(comments))
    .addAll(topics);
  const line = new Digest()
    .mix(said)
    .mix(dated)
    .add(credit ?? NONE);
  const facts = new Digest()
    .mix(dated)
    .add(organization ?? NONE)
    .addAll(record.links ?? []);
  facts.add(`${record.abstract === ""} ${authors === undefined}`);
  return { said: said.toString(), line: line.toString(), facts: facts.toString() };
}

/** All three in one text, as they are kept: thirty characters. */
export function joinDigests({ said, line, facts }: RecordDigests): string {
  return said + line + facts;
}

/** One of those in such a text. */
export function digestIn(joined: string, part: keyof RecordDigests): string {
  const from = PARTS.indexOf(part) * DIGEST_LENGTH;
  return joined.slice(from, from + DIGEST_LENGTH);
}

const PARTS: readonly (keyof RecordDigests)[] = ["said", "line", "facts"];

/** Stands for what a record does not have: no text is the same. */
const NONE = "\0";
