import { compareText } from "../archive/filed-paper.ts";
import { recordLine } from "../archive/record-line.ts";
import { siteArchive } from "../store/site-data.ts";

/** The whole archive as JSON Lines, one paper a line in order of id: what the importer reads back without loss. */
export const GET = async () => {
  const papers = siteArchive()
    .papers.map(({ paper }) => paper)
    .sort((a, b) => compareText(a.id, b.id));
  return new Response(papers.map((paper) => `${recordLine(paper)}\n`).join(""));
};
