/** A content folder as the peers get it: the same papers, lists and facts as on our own pages. */
import { type Archive, weekKey } from "../../../src/archive/archive.ts";
import { formatDay } from "../../../src/archive/calendar-date.ts";
import { counted } from "../../../src/archive/counted.ts";
import { factsOf } from "../../../src/archive/facts.ts";
import { creditOf, type FiledPaper, rankOn } from "../../../src/archive/filed-paper.ts";
import { addressOf } from "../../../src/archive/find-links.ts";
import type { Group } from "../../../src/archive/groups.ts";
import type { Listed } from "../../../src/archive/paper.ts";
import { type Name, type PaperPage, paperPages } from "../../../src/archive/paper-page.ts";
import { shortened } from "../../../src/archive/shortened.ts";
import { similarAmong } from "../../../src/search/similar.ts";
import { readContent } from "../../../src/store/read-content.ts";
import { archiveOf } from "../../../src/store/site-data.ts";
import type { PeerLink, PeerPaper, PeerSite } from "./peer.ts";
import { allCalendars, peerDays, peerPeriods, peerTopics, peerYears } from "./peer-lists.ts";

/** Reads a content folder that has no problems. */
export function readPeerSite(content: string): PeerSite {
  const read = readContent(content);
  const archive = archiveOf(read);
  const spelling = spellingIn(archive);
  return {
    name: archive.collection.name,
    papers: pagesIn(archive).map((page) => toPeerPaper(page, spelling)),
    topics: peerTopics(archive),
    days: peerDays(archive),
    ...peerPeriods(archive),
    years: peerYears(archive),
    calendars: allCalendars(archive),
    // The field in the head of every page leads there.
    pages: [...read.pages, { id: "search", title: "Search", body: "" }],
  };
}

/** Newest first. */
function pagesIn(archive: Archive): PaperPage[] {
  const pages = new Map(paperPages(archive, similarAmong(archive.papers)).map((page) => [page.filed, page]));
  return archive.papers.map((filed) => pages.get(filed) as PaperPage);
}

/** Names as their page spells them: a peer makes a page of each spelling. */
function spellingIn({ authors, organizations }: Archive): (name: Name) => Name {
  const bySlug = (groups: readonly Group[]) => new Map(groups.map(({ slug, name }) => [slug, name]));
  const [people, labs] = [bySlug(authors), bySlug(organizations)];
  return ({ name, slug = "" }) => {
    const spelt = people.get(slug) ?? labs.get(slug);
    return spelt === undefined ? { name } : { name: spelt, slug };
  };
}

function toPeerPaper(page: PaperPage, spelling: (name: Name) => Name): PeerPaper {
  const { filed, find, organization } = page;
  const { paper, title, plain, firstListed, comments, upvotes } = filed;
  const { status, published, arxiv, doi, categories = [], keywords = [], abstract } = paper;
  const byline = page.authors.map(spelling);
  const rank = rankOn(firstListed, paper);
  const way = addressOf(paper);
  return {
    ...{ id: paper.id, title, description: shortened(plain, 150), abstract, comments, upvotes, categories, keywords },
    ...(status !== undefined && { status }),
    ...(rank < Number.MAX_SAFE_INTEGER && { rank }),
    byline,
    authors: byline.flatMap(({ name, slug }) => (slug === undefined ? [] : [{ name, slug }])),
    others: othersOf(byline.length, paper.authorCount),
    ...(organization && { organization: spelling(organization) }),
    ...{ facts: factsOf(filed), dayFacts: factsOf(filed, firstListed) },
    ...keysOf(paper.listed.map(({ date }) => date)),
    topics: page.topics.map(({ topic, name, reasons }) => ({ slug: topic, name, ...reasons })),
    ...{ ...(way && { way }), places: find.known, searches: find.searches },
    ...(published !== undefined && { published: { date: published, words: formatDay(published) } }),
    listings: paper.listed.map((listed) => ({ date: listed.date, words: listingInWords(listed) })),
    ...{ ...(arxiv !== undefined && { arxiv }), ...(doi !== undefined && { doi }) },
    similar: page.similar.map(linkTo),
    ...(page.previous && { previous: linkTo(page.previous) }),
    ...(page.next && { next: linkTo(page.next) }),
  };
}

/** The keys of the lists that a paper of these days is in. */
function keysOf(days: readonly string[]): Pick<PeerPaper, "days" | "weeks" | "months" | "years"> {
  const distinct = (keyOf: (date: string) => string) => [...new Set(days.map(keyOf))];
  return {
    days: distinct((date) => date),
    weeks: distinct(weekKey),
    months: distinct((date) => date.slice(0, 7)),
    years: distinct((date) => date.slice(0, 4)),
  };
}

function othersOf(named: number, count = named): string {
  if (count <= named) return "";
  return named === 0 ? counted(count, "author") : ` and ${counted(count - named, "other")}`;
}

function listingInWords({ date, comments = 0, upvotes = 0 }: Listed): string {
  const counts = [comments > 0 && counted(comments, "comment"), upvotes > 0 && counted(upvotes, "upvote")];
  const particulars = counts.filter(Boolean).join(", ");
  return particulars ? `${formatDay(date)} (${particulars})` : formatDay(date);
}

function linkTo({ paper, title }: FiledPaper): PeerLink {
  return { id: paper.id, title, words: creditOf(paper) ?? "" };
}
