/**
 * Reads what a page holds from its HTML, in one pass. For pages that this project rendered: their attributes stand in
 * double quotes, and scripts and styles are files of their own. A test compares it with a full HTML parser.
 */

/** What the integrity gate wants to know of one page. */
export interface PageFacts {
  /** Whether the title has words. */
  titled: boolean;
  /** Whether `main` has words besides its heading. */
  filled: boolean;
  ids: string[];
  duplicateIds: string[];
  /** Every address that the page links to or loads, and where in the text its tag begins. */
  links: { href: string; at: number }[];
  /** Whether the page ends with its closing tag. */
  closed: boolean;
}

const TAG = /<(\/?)([a-z][a-z0-9-]*)/giy;
const ATTRIBUTE = /\s+([^\s"'>/=]+)(?:="([^"]*)")?/y;
const ADDRESSES = new Set(["href", "src", "action", "data"]);

/** Reads one page. */
export function readPageFacts(html: string): PageFacts {
  const facts: PageFacts = { titled: false, filled: false, ids: [], duplicateIds: [], links: [], closed: false };
  const seen = new Set<string>();
  let inTitle = false;
  let inMain = 0;
  let inHeading = 0;
  let textFrom = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    if (inTitle) facts.titled ||= hasWords(html, textFrom, at);
    else if (inMain > 0 && inHeading === 0 && !facts.filled) facts.filled = hasWords(html, textFrom, at);
    TAG.lastIndex = at;
    const tag = TAG.exec(html);
    if (tag === null) {
      at++;
      continue;
    }
    const name = tag[2] as string;
    const step = tag[1] === "" ? 1 : -1;
    if (name === "title") inTitle = step > 0;
    else if (name === "main") inMain += step;
    else if (name === "h1") inHeading += step;
    const end = readAttributes(html, at, name, at + tag[0].length, (attribute, value) => {
      if (attribute === "id") {
        if (seen.has(value)) facts.duplicateIds.push(value);
        seen.add(value);
      } else facts.links.push({ href: value, at });
    });
    at = end;
    textFrom = end;
  }
  facts.ids = [...seen];
  facts.closed = /<\/html>\s*$/.test(html.slice(-40));
  return facts;
}

/** Tells of a tag's id and addresses; gives where the tag ends. */
function readAttributes(
  html: string,
  start: number,
  name: string,
  from: number,
  tell: (attribute: string, value: string) => void,
): number {
  let at = from;
  if (html.charCodeAt(at) !== 62) {
    // A canonical link is an address of the published site, not a link of this folder.
    const isCanonical = name === "link" && html.startsWith('<link rel="canonical"', start);
    ATTRIBUTE.lastIndex = at;
    for (let found = ATTRIBUTE.exec(html); found !== null; found = ATTRIBUTE.exec(html)) {
      const [whole, attribute = "", value] = found;
      at += whole.length;
      if (value === undefined || isCanonical) continue;
      if (attribute === "id" || ADDRESSES.has(attribute)) tell(attribute, decoded(value));
    }
  }
  const end = html.indexOf(">", at);
  return end < 0 ? html.length : end + 1;
}

function hasWords(html: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (html.charCodeAt(at) > 32) return true;
  return false;
}

const SIGNS: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">", "#39": "'", "#x26": "&", "#x3C": "<" };

function decoded(value: string): string {
  return value.includes("&") ? value.replace(/&(\w+|#\w+);/g, (whole, sign: string) => SIGNS[sign] ?? whole) : value;
}
