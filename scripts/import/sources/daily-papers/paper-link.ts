const ARXIV_ID = "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?(?![\\d.]*\\d)";
const PAPER_LINK = new RegExp(
  `^https?://(?:www\\.)?(?:huggingface\\.co/papers|hf\\.co/papers|arxiv\\.org/(?:abs|pdf))/${ARXIV_ID}`,
);
const LOGIN_LINK = /^https?:\/\/huggingface\.co\/login\?next=(\S+)$/;
const DAY_LINK = /^https?:\/\/huggingface\.co\/papers(?:\/date\/|\?date=)(\d{4}-\d{2}-\d{2})\b/;
const KNOWN_HOST = /^https?:\/\/(?:[\w-]+\.)?(?:huggingface\.co|hf\.co|arxiv\.org)(?:[/?#]|$)/;

/** The arXiv id, without version, in the address of a paper's page. */
export function arxivOfLink(link: string): string | undefined {
  const next = LOGIN_LINK.exec(link)?.[1];
  const address = next ? `https://huggingface.co${next.replaceAll(/%2F/gi, "/")}` : link;
  return PAPER_LINK.exec(address)?.[1];
}

/** The day in the address of a daily view. */
export function dayOfLink(link: string): string | undefined {
  return DAY_LINK.exec(link)?.[1];
}

/** True for addresses that the page prints around every entry. */
export function isSiteLink(link: string): boolean {
  return KNOWN_HOST.test(link);
}

/** The year and month that an arXiv id of today's form was given in. */
export function monthOfId(id: string): { year: number; month: number } | undefined {
  const match = /^(\d{2})(\d{2})\./.exec(id);
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? { year: 2000 + Number(match[1]), month } : undefined;
}
