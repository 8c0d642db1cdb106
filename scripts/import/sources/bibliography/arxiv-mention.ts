import { parseArxivId } from "../../../../src/archive/paper-id.ts";

const MENTION =
  /\b(?:arXiv(?:\.org)?(?:\s?e-?prints?)?\s{0,3}(?::|\/(?:abs|pdf)\/|\s)\s{0,3}(?:abs\/)?|abs\/)([a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?!\d)/i;

/** The arXiv id that a remark names, such as `arXiv preprint arXiv:2401.00001v2` or DBLP's `abs/2401.00001`. */
export function findArxivMention(remark: string): string | undefined {
  const id = MENTION.exec(remark.slice(0, 2000))?.[1];
  return id === undefined ? undefined : parseArxivId(id);
}
