import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fetchWish } from "../../scripts/import/fetch/fetch-wish.ts";
import { importFetched } from "../../scripts/import/fetch/import-fetched.ts";
import { importListings } from "../../scripts/import/import-listings.ts";
import { openListings } from "../../scripts/import/parse-listing.ts";
import { filesIn, folderWith } from "../build/temporary-folder.ts";
import { replay, stillClock } from "../unit/fetch/replay-server.ts";
import { describeWithShared, sharedPath } from "./shared-data.ts";

describeWithShared("answers of the Daily Papers API as they were archived", () => {
  test.each(["2024-12-11", "2025-01-10", "2025-05-30", "2025-10-24"])(
    "of %s, fetched, become the same files as from disk",
    async (date) => {
      const answer = (day: string) => sharedPath(`formats/hf_api_daily_papers_${day}.json`);
      const server = await replay((url) =>
        url.searchParams.get("date") === date ? readFileSync(answer(date), "utf8") : "[]",
      );
      const folder = folderWith({
        "fetched/collection.yaml": `name: "N"\ndescription: "D"\nsources: [{ from: "daily-papers", address: "${server.address}" }]\n`,
      });
      const [fetched, read] = [join(folder, "fetched"), join(folder, "read")];
      const settings = { dryRun: false, folder: join(folder, "cache"), onStep: () => undefined, clock: stillClock() };
      const { problems } = await importFetched(
        fetched,
        fetchWish({ from: "daily-papers", date }, [], undefined),
        settings,
      );
      const fromDisk = await importListings(read, openListings(answer(date), { date }).listings, { dryRun: false });
      expect(problems).toEqual(fromDisk.problems);
      expect(fromDisk.entries.length).toBeGreaterThan(5);
      expect(filesIn(join(fetched, "papers"))).toEqual(filesIn(join(read, "papers")));
    },
  );
});
