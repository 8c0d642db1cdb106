/** A process of its own that imports a file of JSON Lines into a folder, once it is told to. */
import { importListings } from "../../scripts/import/import-listings.ts";
import { readListing } from "../../scripts/import/read-listing.ts";
import { jsonLines } from "../../scripts/import/sources/json-lines.ts";

process.once("message", async ({ file, content }: { file: string; content: string }) => {
  const listing = jsonLines.parse(readListing(file).text, { file, date: "2025-10-24" });
  await importListings(content, [{ file, format: "json-lines", listedAs: "s", listing }], { dryRun: false });
  process.disconnect();
});
process.send?.("ready");
