/** `npm run search`: the browser's own engine, over the same files, in a terminal. */
import { readFile } from "node:fs/promises";
import { counted } from "../src/archive/counted.ts";
import { InputError } from "../src/archive/problem.ts";
import { openIndex } from "../src/search/engine.ts";
import type { SearchAnswer, SearchEngine } from "../src/search/types.ts";
import { type ExitCode, parseCount, runCommand, UsageError } from "./command-line.ts";
import { shardsIn } from "./shards-in.ts";

const USUAL_LIMIT = 10;

const USAGE = `
Usage: npm run search -- QUERY [--dist DIR] [--limit N] [--json]
       npm run search -- --queries FILE [--dist DIR] [--limit N]

Searches a built archive with the engine of its search page.

QUERY            words in any order; "an exact phrase"; -without
                 (put -- before a query that begins with -);
                 title:word author:"a name" topic:word org:name year:2023..2025
                 date:2025-10.. has:code
--queries FILE   one query a line; prints a JSON line for each:
                 {"query","results":[{"id","title","score"}]}
--dist DIR       folder of the built archive (dist)
--limit N        at most so many results for each query (${USUAL_LIMIT})
--json           one JSON line, as for --queries
--help           this text

Exit codes: 0 done; 1 the index or a part of it is missing; 2 wrong usage.
`;

await runCommand({
  usage: USAGE,
  options: {
    queries: { type: "string" },
    dist: { type: "string", default: "dist" },
    limit: { type: "string" },
    json: { type: "boolean", default: false },
  },
  async run({ values, positionals }): Promise<ExitCode> {
    const query = positionals.join(" ");
    if (values.queries === undefined && positionals.length === 0) throw new UsageError("There is no QUERY.");
    if (values.queries !== undefined && positionals.length > 0) {
      throw new UsageError(`Give either QUERY or --queries, not both: "${query}".`);
    }
    const limit = parseCount(values.limit, "--limit") ?? USUAL_LIMIT;
    const queries = values.queries === undefined ? [query] : await readQueries(values.queries);
    const engine = await openIndex(shardsIn(values.dist));
    for (const one of queries) {
      const answer = await engine.search(one, { limit });
      const json = values.json || values.queries !== undefined;
      process.stdout.write(`${json ? jsonLine(one, answer) : await readable(one, answer, engine)}\n`);
    }
    return reportMissing(engine);
  },
});

/** Lines as they are, empty ones included, so that line n of the output answers line n of the file. */
async function readQueries(file: string): Promise<string[]> {
  try {
    return (await readFile(file, "utf8"))
      .replace(/^\uFEFF/, "")
      .replace(/\r?\n$/, "")
      .split(/\r?\n/);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError({ message: `The queries could not be read: ${reason}.`, hint: "Name a text file.", file });
  }
}

function jsonLine(query: string, { results }: SearchAnswer): string {
  return JSON.stringify({ query, results: results.map(({ id, title, score }) => ({ id, title: title.text, score })) });
}

async function readable(query: string, answer: SearchAnswer, engine: SearchEngine): Promise<string> {
  if (!answer.asked) return "There is nothing to look for: the query has no letter and no digit.";
  const pages = answer.pages.map(({ name, count, path }) => `${name}: ${counted(count, "paper")} at ${path}`);
  if (answer.total === 0) {
    const near = answer.suggestions.map(({ word }) => word).join(", ");
    const hint = near === "" ? "" : ` Words that are near: ${near}.`;
    return [...pages, ...answer.notes, `No paper for “${query}”.${hint}`].join("\n");
  }
  const papers = counted(answer.total, "paper");
  const heading = answer.partial ? `No paper has all of “${query}”; ${papers} with some` : `${papers} for “${query}”`;
  const corrections = answer.corrections.map(({ typed, used }) => `“${typed}” read as ${used.join(", ")}`);
  const { results } = await engine.complete(answer);
  const lines = results.map(({ id, title, credit, published, listed }, at) => {
    const day = published === undefined ? `listed ${listed}` : `published ${published}`;
    const facts = [credit?.text, answer.results[at]?.also?.text, day, id].filter((fact) => fact !== undefined);
    return `${String(at + 1).padStart(3)}. ${title.text}\n     ${facts.join(" · ")}`;
  });
  return [...pages, ...answer.notes, `${heading}:`, ...corrections, ...lines].join("\n");
}

function reportMissing({ missing }: SearchEngine): ExitCode {
  for (const sentence of missing) process.stderr.write(`${sentence}\n`);
  return missing.length > 0 ? 1 : 0;
}
