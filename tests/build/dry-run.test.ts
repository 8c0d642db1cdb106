import { join } from "node:path";
import { expect, test } from "vitest";
import { importListings } from "../../scripts/import/import-listings.ts";
import { formatReport } from "../../scripts/import/report.ts";
import { importInto, listingOf } from "./run-command.ts";
import { filesIn, folderWith, writesIn } from "./temporary-folder.ts";

const day = (date: string) => ({ listed: [{ date, source: "s" }] });
const FIRST = listingOf("2025-10-23", [
  { title: "One", authorCount: 2, links: { code: "https://a.org" }, ...day("2025-10-23") },
  { title: "Two", arxiv: "2304.00002", ...day("2025-10-23") },
]);
const SECOND = listingOf("2025-09-01", [
  { title: "ONE", doi: "10.1000/1", links: { pdf: "https://a.org/p" }, abstract: "Text.", ...day("2025-09-01") },
  { title: "Three", ...day("2025-09-01") },
  { title: "Two", arxiv: "2304.00002", ...day("2025-10-23") },
]);

test("a dry run says what a real run then does, value by value, and touches nothing", async () => {
  const content = folderWith();
  await importInto(content, FIRST);
  const [before, writes] = [filesIn(content), writesIn(content)];
  const dry = await importListings(content, [SECOND], { dryRun: true });
  expect(writesIn(content)).toEqual(writes);
  const real = await importListings(content, [SECOND], { dryRun: false });
  expect({ ...dry, dryRun: false }).toEqual(real);

  const after = filesIn(content);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (file) => before[file] !== after[file] && file.endsWith(".md"),
  );
  const named = dry.entries.filter(({ outcome }) => outcome === "added" || outcome === "updated");
  expect(changed.sort()).toEqual(named.flatMap(({ file, movedFrom }) => [file, movedFrom].filter(Boolean)).sort());
  expect(formatReport(dry)).toBe(`2025-09-01.jsonl: 3 papers of 1 September 2025 (json-lines)
  2025-09-01.jsonl:1: updated: ONE
    title: ONE of this earlier listing takes the place of One.
    changed: title, listed, doi, links, abstract.
    file: ${join("papers", "2025", "09", "one.md")}, moved from ${join("papers", "2025", "10", "one.md")}
    title: One → ONE
    listed: + [{"date":"2025-09-01","source":"s"}]
    doi: + 10.1000/1
    links: {"code":"https://a.org"} → {"pdf":"https://a.org/p","code":"https://a.org"}
    abstract: + Text.
  2025-09-01.jsonl:2: added: Three
    file: ${join("papers", "2025", "09", "three.md")}
1 added, 1 updated, 1 unchanged, 0 kept, 0 failed (nothing was written)
`);
});
