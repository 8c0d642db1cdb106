/** What a generator is measured with beside Broadsheet. */

/** A paper as the peers' templates need it; everything worked out beforehand, so that they only render. */
export interface PeerPaper {
  id: string;
  title: string;
  /** Day of the first listing. */
  date: string;
  days: string[];
  credit: string;
  authors: { name: string; slug: string }[];
  organization?: { name: string; slug: string };
  topics: { name: string; slug: string }[];
  /** The papers before and after it on its day. */
  beside: { id: string; title: string }[];
  /** Markdown. */
  abstract: string;
}

/** What every page of a peer has around its content, so that its pages are as long as ours. */
export interface PeerFrame {
  head: string;
  foot: string;
}

export interface Peer {
  name: string;
  /** Writes the project: templates and settings. */
  prepare(folder: string, frame: PeerFrame): void;
  /** Writes a paper's source. */
  writePaper(folder: string, paper: PeerPaper): void;
  /** Builds into `folder/out`. */
  command(folder: string): string[];
}

/** Papers on a page of a topic, as on ours. */
export const PAPERS_A_PAGE = 40;
