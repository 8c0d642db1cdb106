/** A process of its own that imports a file of JSON Lines into a folder, once it is told to. */
import { importListings } from "../../scripts/import/import-listings.ts";
import { readListing } from "../../scripts/import/read-listing.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";

async function importFile({ file, content }: { file: string; content: string }): Promise<void> {
  const listing = jsonLines.parse(readListing(file).text, { file, date: "2025-10-24" });
  await importListings(content, [{ file, format: "json-lines", listedAs: "s", listing }], { dryRun: false });
  process.disconnect();
}

process.once("message", (order: { file: string; content: string }) => void importFile(order));
process.send?.("ready");
