/** Paper ids: arXiv's, old and new, and slugs of titles. */
import { isSafeName } from "./slug.ts";

/** `2304.01662`, `0704.0001`; since 2015 with five digits after the dot. */
const NEW_ARXIV_ID = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?$/;
/** `math/0211159`, `math.GT/0309136`, `hep-th/9901001`. */
const OLD_ARXIV_ID = /^([a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/;

/**
 * The arXiv id without its version in an id or an address of arxiv.org, alphaxiv.org or huggingface.co/papers;
 * undefined when there is none.
 */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^https?:\/\/[^/]+\/(?:abs|pdf|html|papers|overview|format|e-print)\//i, "")
    .replace(/^arxiv:/i, "")
    .replace(/[?#].*$/, "")
    .replace(/\.pdf$/i, "");
  return NEW_ARXIV_ID.exec(bare)?.[1] ?? OLD_ARXIV_ID.exec(bare)?.[1];
}

/** An arXiv id as a file name: `math/0211159` → `math-0211159`, `math.GT/0309136` → `math.gt-0309136`. */
export function arxivFileId(arxiv: string): string {
  return arxiv.replace("/", "-").toLowerCase();
}

/** True for what may stand as the `id` of a paper: `a-z 0-9 - .`, at most 80 characters, safe as a file name. */
export function isPaperId(id: string): boolean {
  return isSafeName(id);
}
