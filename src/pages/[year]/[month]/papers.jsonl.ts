import { monthRecords } from "../../../archive/month-records.ts";
import { recordLine } from "../../../archive/record-line.ts";
import { siteArchive } from "../../../store/site-data.ts";

export function getStaticPaths() {
  return monthRecords(siteArchive()).map(({ month, papers }) => {
    const [year, number] = month.split("-");
    return { params: { year, month: number }, props: { papers } };
  });
}

/** The papers of a month as JSON Lines: what the importer reads back without loss. */
export const GET = ({ props }: { props: ReturnType<typeof getStaticPaths>[number]["props"] }) =>
  new Response(props.papers.map(({ paper }) => `${recordLine(paper)}\n`).join(""));
