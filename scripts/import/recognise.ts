/** Every format the importer reads, and the choice among them. */
import { InputError } from "../../src/archive/problem.ts";
import type { Source } from "./entry.ts";
import { refusalOf } from "./refusal.ts";
import { arxivAtom } from "./sources/arxiv-atom.ts";
import { arxivEmail } from "./sources/arxiv-email.ts";
import { arxivRss } from "./sources/arxiv-rss.ts";
import { bibtex } from "./sources/bibtex.ts";
import { cslJson } from "./sources/csl-json.ts";
import { csv } from "./sources/csv.ts";
import { dailyPapersHtml } from "./sources/daily-papers-html.ts";
import { dailyPapersJson } from "./sources/daily-papers-json.ts";
import { dailyPapersText } from "./sources/daily-papers-text.ts";
import { idList } from "./sources/id-list.ts";
import { jsonLines } from "./sources/json-lines.ts";
import { oaiPmh } from "./sources/oai-pmh.ts";
import { openreview } from "./sources/openreview.ts";
import { papercopilot } from "./sources/papercopilot.ts";
import { ris } from "./sources/ris.ts";
import { semanticScholar } from "./sources/semantic-scholar.ts";

/** In the order in which they are asked; the strictest first. */
export const SOURCES: readonly Source[] = [
  oaiPmh,
  arxivRss,
  arxivAtom,
  arxivEmail,
  dailyPapersHtml,
  dailyPapersJson,
  cslJson,
  semanticScholar,
  openreview,
  papercopilot,
  jsonLines,
  bibtex,
  ris,
  idList,
  csv,
  dailyPapersText,
];

/** The format of a text by what it holds, never by its name. Throws `InputError` when it is none we know. */
export function recogniseSource(text: string, file: string): Source {
  const source = SOURCES.find((one) => one.recognises(text));
  if (source) return source;
  const refusal = refusalOf(text);
  if (refusal) throw new InputError({ ...refusal, file });
  throw new InputError({
    message: "The text is in no format that the importer knows.",
    hint: `Give a listing in one of these, or force one with --format: ${SOURCES.map(({ name }) => name).join(", ")}.`,
    file,
  });
}
