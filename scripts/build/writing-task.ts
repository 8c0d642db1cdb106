/** One share of putting pages away: for a worker, or for the build itself when there are few. */
import { lookAtPage, type PageLook } from "./page-look.ts";
import { filesIn, type LinkTargets } from "./site-files.ts";
import { Stage } from "./stage.ts";

export interface WritingTask {
  kind: "writing";
  /** The site as it is, and where files that differ from it are put. */
  out: string;
  stage: string;
  targets: LinkTargets;
}

/** Pages that were rendered, side by side in memory that all threads see. */
export interface WritingJob {
  /** UTF-8. */
  bytes: Uint8Array<SharedArrayBuffer>;
  pages: readonly PageInBytes[];
}

export interface PageInBytes {
  file: string;
  /** Of what it was made from. */
  key: string;
  /** Whether it shows what its key does not stand for. */
  whole: boolean;
  /** Where its bytes begin and end. */
  from: number;
  to: number;
}

export interface WrittenPage extends Pick<PageInBytes, "file" | "key" | "whole"> {
  /** Bytes. */
  size: number;
  /** Whether it was put into the stage, since the site has it not or otherwise. */
  staged: boolean;
  look?: PageLook;
}

/** Makes ready for jobs. */
export function prepareWriting({ out, stage: folder, targets }: WritingTask): (job: WritingJob) => WrittenPage[] {
  const files = filesIn(targets);
  const stage = Stage.beside(out, folder);
  return ({ bytes, pages }) =>
    pages.map(({ file, key, whole, from, to }) => {
      const page = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
      return {
        ...{ file, key, whole, ...stage.put(file, page) },
        ...(file.endsWith(".html") && { look: lookAtPage(file, page.toString(), files) }),
      };
    });
}
