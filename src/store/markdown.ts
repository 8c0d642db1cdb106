/**
 * The one renderer of people's Markdown: remark → rehype → sanitized HTML.
 * Raw HTML in the source becomes text, links are http and https only, TeX remains in prose are made readable,
 * and bare addresses become links.
 */
import type { Element, ElementContent, Root as HastRoot, Text as HastText, RootContent } from "hast";
import type {
  Html,
  Image,
  ImageReference,
  Link,
  RootContent as MdastContent,
  Parents,
  PhrasingContent,
  Root,
  Text,
} from "mdast";
import { rehype } from "rehype";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import { remark } from "remark";
import remarkRehype from "remark-rehype";
import type { RenderedText } from "../archive/filed-paper.ts";
import { readableText } from "../archive/readable-text.ts";
import { isWebAddress } from "./paper-schema.ts";

/** The first sentences shown on a list have at least this many characters, about three lines. */
const LEAD_LENGTH = 220;
/** A rest shorter than this is not worth a fold. */
const SHORTEST_REST = 120;

const schema = {
  ...defaultSchema,
  tagNames: [
    "h1",
    "h2",
    "p",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "br",
    "sub",
    "sup",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
  ],
  attributes: { a: ["href"] },
  protocols: { href: ["http", "https"] },
};

const processor = remark()
  .use(() => readRemains)
  .use(remarkRehype, {
    handlers: {
      html: (_state: unknown, node: Html) => ({ type: "text", value: node.value }),
      image: imageText,
      imageReference: imageText,
    },
  })
  .use(() => wrapLooseText)
  .use(() => dropOtherLinks)
  .use(rehypeSanitize, schema)
  .freeze();
const writer = rehype().freeze();

/** Markdown as HTML that may stand in any page, below a heading: its own headings begin at `firstHeading`. */
export function renderMarkdown(markdown: string, firstHeading: 2 | 3 = 3): string {
  const tree = toHast(markdown);
  lowerHeadings(tree, firstHeading);
  return writer.stringify(tree);
}

/** An abstract in two parts, cut after a sentence, so that a list can fold the second. */
export function renderAbstract(markdown: string): RenderedText {
  const tree = toHast(markdown);
  lowerHeadings(tree, 3);
  const cut = splitAfterLead(tree);
  const lead = writer.stringify(tree);
  if (!cut) return { lead };
  return { lead, rest: writer.stringify(cut.rest), ...(cut.continues && { continues: true as const }) };
}

/** Markdown as the plain text that a search reads: no markup, paragraphs joined by a space. */
export function plainText(markdown: string): string {
  const parts: string[] = [];
  const visit = (node: HastRoot | RootContent | ElementContent) => {
    if (node.type === "text") parts.push(node.value);
    else if ("children" in node) {
      for (const child of node.children) visit(child);
      if (
        node.type === "element" &&
        node.tagName !== "a" &&
        node.tagName !== "em" &&
        node.tagName !== "strong" &&
        node.tagName !== "code"
      )
        parts.push(" ");
    }
  };
  visit(toHast(markdown));
  return parts.join("").replace(/\s+/g, " ").trim();
}

/** A picture would have to come from another host; its description stays. */
function imageText(_state: unknown, { alt }: Image | ImageReference): HastText {
  return { type: "text", value: alt ?? "" };
}

function toHast(markdown: string): HastRoot {
  return processor.runSync(processor.parse(markdown)) as HastRoot;
}

/** Makes TeX remains readable and addresses clickable in prose; code stays as it is. */
function readRemains(tree: Root): void {
  const visit = (parent: Parents, linked: boolean) => {
    parent.children = (parent.children as MdastContent[]).flatMap((node): MdastContent[] => {
      if (node.type === "text") {
        const text = { ...node, value: readableText(node.value) };
        return linked ? [text] : linkAddresses(text);
      }
      if ("children" in node) visit(node, linked || node.type === "link");
      return [node];
    }) as typeof parent.children;
  };
  visit(tree, false);
}

function linkAddresses(text: Text): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const match of text.value.matchAll(/\bhttps?:\/\/[^\s<>"“”‘’{}|\\^`。，、；：！？（）【】「」『』《》]+/gi)) {
    const url = withoutTrailingPunctuation(match[0]);
    if (!isWebAddress(url)) continue;
    if (match.index > done) parts.push({ type: "text", value: text.value.slice(done, match.index) });
    parts.push({ type: "link", url, children: [{ type: "text", value: url }] } satisfies Link);
    done = match.index + url.length;
  }
  if (done === 0) return [text];
  if (done < text.value.length) parts.push({ type: "text", value: text.value.slice(done) });
  return parts;
}

/** A sentence's full stop or a bracket around an address is not part of it, unless the bracket opens within. */
function withoutTrailingPunctuation(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] as string;
    const inside = url.slice(0, end);
    const opens = last === ")" && inside.split("(").length >= inside.split(")").length;
    if (!".,;:!?)]'*_".includes(last) || opens) break;
    end--;
  }
  return url.slice(0, end);
}

/** Raw HTML that became text stands outside paragraphs; it gets one. */
function wrapLooseText(tree: HastRoot): void {
  tree.children = tree.children.map((node) =>
    node.type === "text" && node.value.trim() !== ""
      ? { type: "element", tagName: "p", properties: {}, children: [node] }
      : node,
  );
}

/** `#` and `##` become the first heading, what is below them the next. */
function lowerHeadings(tree: HastRoot, first: number): void {
  eachElement(tree, (element) => {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level) element.tagName = `h${Math.min(6, Math.max(2, Number(level)) + first - 2)}`;
  });
}

/** The sanitizer lets an address without a protocol pass, which may lead anywhere, and knows protocols in small letters. */
function dropOtherLinks(tree: HastRoot): void {
  eachElement(tree, ({ properties }) => {
    const href = String(properties["href"] ?? "");
    if (isWebAddress(href)) properties["href"] = href.replace(/^[a-z]+/i, (protocol) => protocol.toLowerCase());
    else delete properties["href"];
  });
}

function eachElement(parent: HastRoot | Element, step: (element: Element) => void): void {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    step(child);
    eachElement(child, step);
  }
}

/** Cuts the tree after the first sentence that makes the lead long enough, and gives what follows. */
function splitAfterLead(tree: HastRoot): { rest: HastRoot; continues: boolean } | undefined {
  const first = tree.children.findIndex((node) => node.type === "element");
  const paragraph = tree.children[first];
  if (paragraph?.type !== "element" || paragraph.tagName !== "p") return undefined;
  let length = 0;
  for (const [at, child] of paragraph.children.entries()) {
    if (child.type === "text") {
      const cut = sentenceEnd(child.value, LEAD_LENGTH - length);
      if (cut !== undefined) {
        const restChildren: ElementContent[] = [
          { type: "text", value: child.value.slice(cut).trimStart() },
          ...paragraph.children.slice(at + 1),
        ];
        const rest: HastRoot = {
          type: "root",
          children: [
            { type: "element", tagName: "p", properties: {}, children: restChildren },
            ...tree.children.slice(first + 1),
          ],
        };
        if (textLength(rest) < SHORTEST_REST) return undefined;
        child.value = child.value.slice(0, cut);
        paragraph.children = paragraph.children.slice(0, at + 1);
        tree.children = tree.children.slice(0, first + 1);
        return { rest, continues: true };
      }
    }
    length += textLength(child);
  }
  if (first + 1 >= tree.children.length) return undefined;
  const rest: HastRoot = { type: "root", children: tree.children.slice(first + 1) };
  tree.children = tree.children.slice(0, first + 1);
  return { rest, continues: false };
}

/** End of the first sentence at or after `from`: a stop before a space and a capital, not after an abbreviation. */
function sentenceEnd(text: string, from: number): number | undefined {
  const ends = /(?<!\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Sec|No|approx|resp))[.!?][)”"’']?(?=\s+[\p{Lu}\p{N}“"‘(])/gu;
  ends.lastIndex = Math.max(0, from);
  const end = ends.exec(text);
  return end ? end.index + end[0].length : undefined;
}

function textLength(node: HastRoot | RootContent | ElementContent): number {
  if (node.type === "text") return node.value.length;
  return "children" in node ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}
