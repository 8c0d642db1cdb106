import type { ElementContent, Root, RootContent } from "hast";

/** The first sentences shown on a list have at least this many characters, about three lines. */
const LEAD_LENGTH = 220;
/** A rest shorter than this is not worth a fold. */
const SHORTEST_REST = 120;

interface Cut {
  /** What follows the lead. */
  rest: Root;
  /** Whether it goes on with the paragraph that the lead ends in. */
  continues: boolean;
}

/**
 * Cuts a rendered text after the first sentence that makes its lead long enough: the tree keeps the lead.
 * Undefined when the text is too short, or does not begin with a paragraph.
 */
export function splitAfterLead(tree: Root): Cut | undefined {
  const first = tree.children.findIndex((node) => node.type === "element");
  const paragraph = tree.children[first];
  if (paragraph?.type !== "element" || paragraph.tagName !== "p") return undefined;
  const after = tree.children.slice(first + 1);
  const cut = findCut(paragraph.children);
  if (!cut) {
    if (after.length === 0) return undefined;
    tree.children = tree.children.slice(0, first + 1);
    return { rest: { type: "root", children: after }, continues: false };
  }
  const remainder: ElementContent[] = [
    { type: "text", value: cut.text.value.slice(cut.end).trimStart() },
    ...paragraph.children.slice(cut.at + 1),
  ];
  const rest: Root = {
    type: "root",
    children: [{ type: "element", tagName: "p", properties: {}, children: remainder }, ...after],
  };
  if (textLength(rest) < SHORTEST_REST) return undefined;
  cut.text.value = cut.text.value.slice(0, cut.end);
  paragraph.children = paragraph.children.slice(0, cut.at + 1);
  tree.children = tree.children.slice(0, first + 1);
  return { rest, continues: true };
}

/** The text within a paragraph whose sentence end makes the lead long enough, and where that is. */
function findCut(children: readonly ElementContent[]) {
  let length = 0;
  for (const [at, text] of children.entries()) {
    const end = text.type === "text" ? sentenceEnd(text.value, LEAD_LENGTH - length) : undefined;
    if (text.type === "text" && end !== undefined) return { at, text, end };
    length += textLength(text);
  }
  return undefined;
}

/** End of the first sentence at or after `from`: a stop before a space and a capital, not after an abbreviation. */
function sentenceEnd(text: string, from: number): number | undefined {
  const ends = /(?<!\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Eq|Sec|No|approx|resp))[.!?][)”"’']?(?=\s+[\p{Lu}\p{N}“"‘(])/gu;
  ends.lastIndex = Math.max(0, from);
  const end = ends.exec(text);
  return end ? end.index + end[0].length : undefined;
}

function textLength(node: Root | RootContent | ElementContent): number {
  if (node.type === "text") return node.value.length;
  return "children" in node ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}
