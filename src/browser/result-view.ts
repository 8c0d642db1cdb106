/** Results as elements. Text stays text: nothing here writes HTML. */
import { paperPath, relativeLink, SEARCH, topicPath } from "../archive/routes.ts";
import type { MarkedText, NamedPage, SearchResult, Sort } from "../search/types.ts";
import { asServed } from "./addresses.ts";
import { daysOf, pageText } from "./answer-text.ts";

/** One paper of the list: a box to tick, title, who and when, the words around the matches, topics. */
export function resultItem(result: SearchResult, sort: Sort, checkbox: HTMLInputElement): HTMLLIElement {
  const item = document.createElement("li");
  const heading = element("h2", "plain");
  heading.append(link(paperPath(result.id), ...marked(result.title)));
  const body = element("div", "found");
  body.append(...bodyOf(result, sort));
  item.append(heading, checkbox, body);
  return item;
}

/** Adds to a paper of the list what came after its title; only a line that the reader is in the middle of stays. */
export function completeItem(item: Element | undefined, result: SearchResult, sort: Sort): void {
  const body = item?.querySelector(".found");
  const lines = bodyOf(result, sort);
  for (const [at, line] of [...(body?.children ?? [])].entries()) {
    if (!line.contains(document.activeElement)) line.replaceWith(lines[at] ?? "");
  }
}

function bodyOf(result: SearchResult, sort: Sort): HTMLElement[] {
  const { excerpt, topics } = result;
  const text = element("p", "excerpt");
  if (excerpt) text.append(...marked(excerpt));
  const tags = element("ul", "tags");
  for (const { id: topic, name } of topics) {
    const tag = element("li");
    tag.append(link(topicPath(topic), ...marked(name)));
    tags.append(tag);
  }
  return [factsLine(result, sort), text, ...(topics.length > 0 ? [tags] : [])];
}

/** A page that the query names, and how many papers it lists. */
export function pageItem(page: NamedPage): HTMLLIElement {
  const item = document.createElement("li");
  item.append(link(page.path, page.name), pageText(page));
  return item;
}

function factsLine({ credit, also, comments, ...result }: SearchResult, sort: Sort): HTMLElement {
  const facts = element("p", "facts");
  for (const text of [credit, also]) if (text) facts.append(...marked(text), " · ");
  daysOf(result, sort).forEach(({ label, date, text }, at) => {
    const day = element("time");
    day.setAttribute("datetime", date);
    day.append(text);
    facts.append(at > 0 ? " · " : "", `${label} `, day);
  });
  if (comments > 0) {
    const count = element("b");
    count.append(comments === 1 ? "1 comment" : `${comments} comments`);
    facts.append(" · ", count);
  }
  return facts;
}

/** The text with a `mark` around each part that was searched for. */
function marked({ text, marks }: MarkedText): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    const mark = element("mark");
    mark.append(text.slice(from, to));
    nodes.push(text.slice(at, from), mark);
    at = to;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** A link from the search page to a page of the archive. */
export function link(path: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = asServed(relativeLink(SEARCH, path));
  anchor.append(...content);
  return anchor;
}

function element(name: string, className?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  return made;
}
