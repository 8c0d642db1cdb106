/**
 * The one renderer of people's Markdown: remark → rehype → sanitized HTML.
 * Raw HTML in the source becomes text, links are http and https only, TeX remains in prose are made readable,
 * formulas become MathML, and bare addresses become links.
 */
import type { Element, ElementContent, Root as HastRoot, Text as HastText, RootContent } from "hast";
import type { Html, Image, ImageReference, RootContent as MdastContent, Parents, Root } from "mdast";
import { rehype } from "rehype";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import { remark } from "remark";
import remarkRehype from "remark-rehype";
import type { RenderedText } from "../archive/filed-paper.ts";
import { splitFormulas } from "../archive/find-formulas.ts";
import { readableProse } from "../archive/readable-text.ts";
import { splitAfterLead } from "./abstract-lead.ts";
import { linkAddresses } from "./link-addresses.ts";
import { FORMULA_ATTRIBUTES, formulaIn, formulasToMathml, splitText } from "./math.ts";
import { isWebAddress } from "./paper-schema.ts";
import { plainLineText, readPlainLine } from "./plain-line.ts";

const schema = {
  ...defaultSchema,
  tagNames: "h1 h2 h3 h4 h5 h6 p a em strong code pre ul ol li blockquote br hr sub sup".split(" "),
  attributes: { a: ["href"], ...FORMULA_ATTRIBUTES },
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
  return stringify(tree);
}

/** An abstract in two parts, cut after a sentence, so that a list can fold the second; and all of it as plain text. */
export function renderAbstract(markdown: string): { abstract: RenderedText; plain: string } {
  const tree = readLine(markdown) ?? toHast(markdown);
  const plain = textOf(tree);
  lowerHeadings(tree, 3);
  const cut = splitAfterLead(tree);
  const lead = stringify(tree);
  if (!cut) return { abstract: { lead }, plain };
  return { abstract: { lead, rest: stringify(cut.rest), ...(cut.continues && { continues: true as const }) }, plain };
}

/** Addresses that stand in a link as they are. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.~/?#=:-]+$/;

/**
 * The tree of a line without markup and formulas, as most abstracts are: what `toHast` makes of it, for a small part of
 * the time. Undefined for any other Markdown.
 */
function readLine(markdown: string): HastRoot | undefined {
  const line = plainLineText(markdown);
  if (line === undefined) return undefined;
  const [part, ...others] = splitFormulas(line);
  if (!part || "tex" in part || others.length > 0) return undefined;
  const read = linkAddresses({ type: "text", value: readableProse(line) });
  const children = read.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [node];
    if (node.type !== "link" || !PLAIN_ADDRESS.test(node.url)) return [];
    const text: HastText = { type: "text", value: node.url };
    return [{ type: "element", tagName: "a", properties: { href: node.url }, children: [text] }];
  });
  if (children.length < read.length) return undefined;
  return { type: "root", children: [{ type: "element", tagName: "p", properties: {}, children }] };
}

function stringify(tree: HastRoot): string {
  formulasToMathml(tree);
  return writer.stringify(tree);
}

/** Markdown as the plain text that a search reads: no markup, formulas in Unicode, paragraphs joined by a space. */
export function plainText(markdown: string): string {
  return textOf(toHast(markdown));
}

function textOf(tree: HastRoot): string {
  const parts: string[] = [];
  const visit = (node: HastRoot | RootContent | ElementContent) => {
    if (node.type === "text") parts.push(node.value);
    else if ("children" in node) {
      const formula = node.type === "element" ? formulaIn(node) : undefined;
      if (formula !== undefined) parts.push(formula);
      else for (const child of node.children) visit(child);
      if (node.type === "element" && !["a", "em", "strong", "code"].includes(node.tagName)) parts.push(" ");
    }
  };
  visit(tree);
  return parts
    .join("")
    .replace(/(?:[^\S ]| (?=\s))\s*/g, " ")
    .trim();
}

/** A picture would have to come from another host; its description stays. */
function imageText(_state: unknown, { alt }: Image | ImageReference): HastText {
  return { type: "text", value: alt ?? "" };
}

function toHast(markdown: string): HastRoot {
  return processor.runSync(readPlainLine(markdown) ?? processor.parse(markdown)) as HastRoot;
}

/** Makes TeX remains readable and addresses clickable in prose; code stays as it is. */
function readRemains(tree: Root): void {
  const visit = (parent: Parents, linked: boolean) => {
    parent.children = (parent.children as MdastContent[]).flatMap((node): MdastContent[] => {
      if (node.type === "text") {
        const parts = splitText(node, readableProse);
        return linked ? parts : parts.flatMap((part) => (part.type === "text" ? linkAddresses(part) : [part]));
      }
      if ("children" in node) visit(node, linked || node.type === "link");
      return [node];
    }) as typeof parent.children;
  };
  visit(tree, false);
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
