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

const ADDRESSES = new Set(["href", "src", "action", "data"]);
const LONGEST_TOLD = "action".length;
const [GREATER, SLASH, EXCLAMATION, LETTER_A, LETTER_Z, SPACE, QUOTE] = [62, 47, 33, 97, 122, 32, 34];

/** Reads one page. */
export function readPageFacts(html: string): PageFacts {
  const links: PageFacts["links"] = [];
  const ids = new Set<string>();
  const duplicateIds: string[] = [];
  const tell = (attribute: string, value: string, at: number) => {
    if (attribute !== "id") links.push({ href: value, at });
    else if (ids.has(value)) duplicateIds.push(value);
    else ids.add(value);
  };
  const words = new WordFinder(html);
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    const second = html.charCodeAt(at + 1);
    const from = second === SLASH ? at + 2 : at + 1;
    if (second === EXCLAMATION) at = endAfter(html, html.startsWith("<!--", at) ? "-->" : ">", at);
    else if (html.charCodeAt(from) < LETTER_A || html.charCodeAt(from) > LETTER_Z) at++;
    else {
      let end = from;
      while (html.charCodeAt(end) > SPACE && html.charCodeAt(end) !== GREATER) end++;
      words.meet(at, from, end, second !== SLASH);
      at = readAttributes(html, at, end, tell);
      words.goOn(at);
    }
  }
  return {
    ...{ titled: words.titled, filled: words.filled, ids: [...ids], duplicateIds, links },
    closed: /<\/html>\s*$/.test(html.slice(-40)),
  };
}

/** Notices whether there are words in the title, and in `main` besides its heading. */
class WordFinder {
  titled = false;
  filled = false;
  readonly #html: string;
  readonly #depth = { title: 0, main: 0, h1: 0 };
  #from = 0;

  constructor(html: string) {
    this.#html = html;
  }

  /** A tag begins: the text before it is whole. Its name stands between `from` and `to`. */
  meet(at: number, from: number, to: number, opens: boolean): void {
    const { title, main, h1 } = this.#depth;
    if (title > 0) this.titled ||= this.#hasWords(at);
    else if (main > 0 && h1 === 0 && !this.filled) this.filled = this.#hasWords(at);
    if (to - from !== 5 && to - from !== 4 && to - from !== 2) return;
    const name = this.#html.slice(from, to);
    if (name === "title" || name === "main" || name === "h1") this.#depth[name] += opens ? 1 : -1;
  }

  goOn(from: number): void {
    this.#from = from;
  }

  #hasWords(to: number): boolean {
    for (let at = this.#from; at < to; at++) if (this.#html.charCodeAt(at) > SPACE) return true;
    return false;
  }
}

/** Tells of a tag's id and addresses, from the end of its name on; gives where the tag ends. */
function readAttributes(
  html: string,
  start: number,
  from: number,
  tell: (attribute: string, value: string, at: number) => void,
): number {
  // A canonical link is an address of the published site, not a link of this folder.
  const isCanonical = html.startsWith('<link rel="canonical"', start);
  let nameFrom = from;
  for (let at = from; at < html.length; at++) {
    const sign = html.charCodeAt(at);
    if (sign === GREATER) return at + 1;
    if (sign <= SPACE) nameFrom = at + 1;
    if (sign !== QUOTE) continue;
    const end = html.indexOf('"', at + 1);
    if (end < 0) break;
    // Between the name and the quote stands the equals sign.
    if (at - 1 - nameFrom <= LONGEST_TOLD && !isCanonical) {
      const name = html.slice(nameFrom, at - 1);
      if (name === "id" || ADDRESSES.has(name)) tell(name, decoded(html.slice(at + 1, end)), start);
    }
    at = end;
  }
  return html.length;
}

function endAfter(html: string, sign: string, from: number): number {
  const end = html.indexOf(sign, from);
  return end < 0 ? html.length : end + sign.length;
}

const SIGNS: Record<string, string> = { amp: "&", quot: '"', lt: "<", gt: ">", "#39": "'", "#x26": "&", "#x3C": "<" };

function decoded(value: string): string {
  return value.includes("&") ? value.replace(/&(\w+|#\w+);/g, (whole, sign: string) => SIGNS[sign] ?? whole) : value;
}
