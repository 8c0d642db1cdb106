/** Which days the archive holds of a source. */
import { join } from "node:path";
import type { Paper } from "../../../src/archive/paper.ts";
import { readPapers } from "../../../src/store/read-content.ts";

export interface ArchiveDays {
  /** The last day that a source listed any paper, or any of a category, `YYYY-MM-DD`. */
  last(listedAs: string, category?: string): string | undefined;
  isListed(listedAs: string, day: string): boolean;
}

/** Reads the content folder when it is first asked; files at fault are the import's to report. */
export function archiveDays(content: string): ArchiveDays {
  let papers: Pick<Paper, "categories" | "listed">[] | undefined;
  let listed: Set<string> | undefined;
  const read = () => {
    // Without their texts, since they are held while everything is fetched.
    papers ??= readPapers(join(content, "papers"), []).map(({ paper: { categories, listed: all } }) => {
      return { ...(categories && { categories }), listed: all };
    });
    return papers;
  };
  return {
    last: (listedAs, category) =>
      read()
        .filter((paper) => category === undefined || paper.categories?.includes(category))
        .flatMap((paper) => paper.listed.filter(({ source }) => source === listedAs).map(({ date }) => date))
        .reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined),
    isListed: (listedAs, day) => {
      listed ??= new Set(read().flatMap((paper) => paper.listed.map(({ source, date }) => `${source} ${date}`)));
      return listed.has(`${listedAs} ${day}`);
    },
  };
}
