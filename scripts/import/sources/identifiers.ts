/** What an address or identifier in a listing says about a paper. */
import type { Links } from "../../../src/archive/paper.ts";
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { isWebAddress } from "../../../src/store/paper-schema.ts";

interface Identifiers {
  arxiv?: string;
  doi?: string;
}

/** arXiv registers a DOI for each of its papers; it names the arXiv version, not a publisher's. */
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/i;

/** Between DOIs; a comma or semicolon may also stand in one, as in `…>3.0.CO;2-2`. */
const SEPARATOR = /\s+|[,;]+(?=\s|$|10\.|doi:|https?:)/i;

/** A DOI, bare or as an address; one that is arXiv's own is an arXiv id. Of several, the first. */
export function readDoi(text: string | undefined): Identifiers {
  const doi = text
    ?.trim()
    .split(SEPARATOR, 1)[0]
    ?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "");
  if (doi === undefined || !/^10\.\d{4,9}\/\S+$/.test(doi)) return {};
  const arxiv = ARXIV_DOI.exec(doi)?.[1];
  if (arxiv === undefined) return { doi };
  const id = parseArxivId(arxiv);
  return id === undefined ? {} : { arxiv: id };
}

/** What an address leads to: a paper at arXiv, a DOI, or a page. */
export function readAddress(text: string | undefined): Identifiers & Links {
  const address = text?.trim() ?? "";
  if (!isWebAddress(address)) return {};
  const { hostname } = new URL(address);
  if (/(?:^|\.)(?:arxiv|alphaxiv)\.org$|(?:^|\.)huggingface\.co$/.test(hostname)) {
    const arxiv = parseArxivId(address);
    if (arxiv !== undefined) return { arxiv };
  }
  if (/^(?:dx\.)?doi\.org$/.test(hostname)) {
    const found = readDoi(decodeAddress(address));
    if (found.doi ?? found.arxiv) return found;
  }
  return /\.pdf$/i.test(new URL(address).pathname) ? { pdf: address } : { page: address };
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The links that are web addresses; undefined when there are none. */
export function webLinks(links: { [kind in keyof Links]: string | undefined }): Links | undefined {
  const usable = Object.entries(links)
    .map(([kind, address]) => [kind, address?.trim() ?? ""] as const)
    .filter(([, address]) => isWebAddress(address));
  return usable.length > 0 ? (Object.fromEntries(usable) as Links) : undefined;
}
