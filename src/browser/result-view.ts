/** Results as elements. Text stays text: nothing here writes HTML. */
import { formatDay } from "../archive/calendar-date.ts";
import { paperPath, relativeLink, SEARCH, topicPath } from "../archive/routes.ts";
import type { MarkedText, SearchResult } from "../search/types.ts";
import { asServed } from "./addresses.ts";

/** One paper of the list: title, who and when, the words around the matches, topics. */
export function resultItem({ id, title, credit, date, comments, excerpt, topics }: SearchResult): HTMLLIElement {
  const item = document.createElement("li");
  const heading = element("h2", "plain");
  heading.append(link(paperPath(id), ...marked(title)));
  item.append(heading, factsLine(credit, date, comments));
  if (excerpt) {
    const text = element("p");
    text.append(...marked(excerpt));
    item.append(text);
  }
  if (topics.length > 0) {
    const tags = element("ul", "tags");
    for (const { id: topic, name } of topics) {
      const tag = element("li");
      tag.append(link(topicPath(topic), name));
      tags.append(tag);
    }
    item.append(tags);
  }
  return item;
}

function factsLine(credit: MarkedText | undefined, date: string, comments: number): HTMLElement {
  const facts = element("p", "facts");
  const day = element("time");
  day.setAttribute("datetime", date);
  day.append(formatDay(date));
  if (credit) facts.append(...marked(credit), " · ");
  facts.append(day);
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

function link(path: string, ...content: (Node | string)[]): HTMLAnchorElement {
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
