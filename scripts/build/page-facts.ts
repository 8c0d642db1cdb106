import { Parser } from "htmlparser2";

/** What the integrity gate wants to know of one page. */
export interface PageFacts {
  title: string;
  /** Text inside `main` but for its heading, white space folded. */
  mainText: string;
  ids: ReadonlySet<string>;
  duplicateIds: string[];
  /** Every address that the page links to or loads, with its line. */
  links: { href: string; line: number }[];
  /** Whether the page ends with its closing tag. */
  closed: boolean;
}

const ADDRESS_ATTRIBUTES = ["href", "src", "action", "data"] as const;

/** Reads one page's HTML in a single pass. */
export function readPageFacts(html: string): PageFacts {
  const ids = new Set<string>();
  const duplicateIds: string[] = [];
  const found: { href: string; at: number }[] = [];
  let title = "";
  let mainText = "";
  let inTitle = false;
  let inMain = 0;
  let inHeading = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title" && title === "") inTitle = true;
      if (name === "main") inMain++;
      if (name === "h1") inHeading++;
      const { id } = attributes;
      if (id !== undefined) {
        if (ids.has(id)) duplicateIds.push(id);
        ids.add(id);
      }
      // A canonical link is an address of the published site, not a link of this folder.
      if (name === "link" && attributes["rel"] === "canonical") return;
      for (const attribute of ADDRESS_ATTRIBUTES) {
        const href = attributes[attribute];
        if (href !== undefined) found.push({ href, at: parser.startIndex });
      }
    },
    ontext(text) {
      if (inTitle) title += text;
      if (inMain > 0 && inHeading === 0) mainText += text;
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      if (name === "main") inMain--;
      if (name === "h1") inHeading--;
    },
  });
  parser.end(html);
  return {
    title: title.trim(),
    mainText: mainText.replace(/\s+/g, " ").trim(),
    ids,
    duplicateIds,
    links: withLines(html, found),
    closed: html.trimEnd().endsWith("</html>"),
  };
}

function withLines(html: string, found: readonly { href: string; at: number }[]): PageFacts["links"] {
  let line = 1;
  let done = 0;
  return found.map(({ href, at }) => {
    for (; done < at; done++) if (html.charCodeAt(done) === 10) line++;
    return { href, line };
  });
}
