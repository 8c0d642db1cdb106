import { creditOf, type FiledPaper, rankOn } from "../archive/filed-paper.ts";
import { LINK_KINDS, type LinkKind } from "../archive/paper.ts";

/** A paper as the index stores it: plain, readable text only. Absent is absent. */
export interface SearchRecord {
  id: string;
  title: string;
  /** Who made it, as lists show it. */
  credit?: string;
  authors?: string[];
  organization?: string;
  /** Day of the first version; absent when unknown. */
  published?: string;
  /** Day of the first listing. */
  listed: string;
  /** Days of further listings, oldest first. */
  relisted?: string[];
  /** Place in that listing; absent when its source had no order. */
  rank?: number;
  comments: number;
  /** Topic ids, strongest first. */
  topics: string[];
  keywords?: string[];
  arxiv?: string;
  /** Kinds of links that it has. */
  links?: LinkKind[];
  /** Empty when no source gave one. */
  abstract: string;
}

/** The one projection of a paper into the index. The abstract comes as plain text, Markdown and TeX resolved. */
export function toSearchRecord(filed: FiledPaper, plainAbstract: string): SearchRecord {
  const { paper } = filed;
  const credit = creditOf(paper);
  const relisted = relistedOf(filed);
  const rank = placeOf(filed);
  const links = LINK_KINDS.filter((kind) => paper.links?.[kind] !== undefined);
  return {
    id: paper.id,
    title: filed.title,
    ...(credit === undefined ? {} : { credit }),
    ...(paper.authors?.length ? { authors: paper.authors } : {}),
    ...(paper.organization ? { organization: paper.organization.name } : {}),
    ...(paper.published === undefined ? {} : { published: paper.published }),
    listed: filed.firstListed,
    ...(relisted.length > 0 ? { relisted } : {}),
    ...(rank === undefined ? {} : { rank }),
    comments: filed.comments,
    topics: filed.topics,
    ...(paper.keywords?.length ? { keywords: paper.keywords } : {}),
    ...(paper.arxiv === undefined ? {} : { arxiv: paper.arxiv }),
    ...(links.length > 0 ? { links } : {}),
    abstract: plainAbstract,
  };
}

/** Days of further listings, oldest first. */
export function relistedOf({ paper: { listed }, firstListed }: FiledPaper): string[] {
  if (listed.length === 1) return [];
  const days = [...new Set(listed.map(({ date }) => date))].sort();
  return days.filter((day) => day !== firstListed);
}

/** The place in the first listing; undefined when its source had no order. */
export function placeOf({ paper, firstListed }: FiledPaper): number | undefined {
  const rank = rankOn(firstListed, paper);
  return rank === Number.MAX_SAFE_INTEGER ? undefined : rank;
}
