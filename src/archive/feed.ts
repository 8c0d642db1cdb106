/** Papers as the items of a feed. */
import { creditOf, type FiledPaper, wholeAbstract } from "./filed-paper.ts";
import { paperPath } from "./routes.ts";
import type { Topic } from "./topic.ts";

/** A feed holds the newest papers; a whole day has about a hundred. */
export const FEED_LENGTH = 100;
/** That of a topic: no topic has half of a day's papers, and a day makes the feeds of most topics anew. */
export const TOPIC_FEED_LENGTH = FEED_LENGTH / 2;

/** What a reader of feeds is told when nobody said where the site stands: where `npm start` serves it. */
export const LOCAL_SITE = "http://localhost:4321/";

export interface FeedItem {
  title: string;
  /** Absolute address of the paper's page; also its id. */
  address: string;
  /** Day of its first listing. */
  date: string;
  /** HTML. */
  content: string;
  /** Who made it, where known. */
  authors: string[];
  /** Names of topics. */
  topics: string[];
}

/** One projection for every feed format; `site` ends in a slash. */
export function toFeedItem(filed: FiledPaper, topics: ReadonlyMap<string, Topic>, site: string): FeedItem {
  const { paper, abstract } = filed;
  const credit = creditOf(paper);
  return {
    title: withoutIllegal(filed.title),
    address: site + paperPath(paper.id),
    date: filed.firstListed,
    content: withoutIllegal(wholeAbstract(abstract)),
    authors: (paper.authors ?? (credit && paper.organization ? [credit] : [])).map(withoutIllegal),
    topics: filed.topics.map((id) => topics.get(id)?.name ?? id),
  };
}

/** Without the characters that XML 1.0 cannot hold at all, escaped or not. */
function withoutIllegal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "");
}
