import type { Problem } from "../../../../src/archive/problem.ts";
import type { Located } from "../collect-entries.ts";

/** An element of an XML document. Names are local: feeds choose their prefixes freely. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Text and children, in order. */
  content: (string | XmlElement)[];
  /** From 1. */
  line: number;
  /** True when the document ended before the element did. */
  isCut: boolean;
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of an element and of what it holds; undefined when there is none but white space. */
export function fullText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const parts: string[] = [];
  const waiting: (string | XmlElement)[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") parts.push(next);
    else for (const part of next.content.toReversed()) waiting.push(part);
  }
  const text = parts.join("").trim();
  return text === "" ? undefined : text;
}

/** The text of the first child of a name. */
export function textOfChild(element: XmlElement | undefined, name: string): string | undefined {
  return fullText(childOf(element, name));
}

/** Elements as records of a listing, for `collectEntries`. */
export function locate(elements: readonly XmlElement[]): Located<XmlElement>[] {
  return elements.map((value, at) => ({ value, line: value.line, position: at + 1 }));
}

/** A document that ends between two records may have lost some; one that ends within a record is named there. */
export function cutProblem(root: XmlElement, records: readonly XmlElement[], file: string): Problem[] {
  if (!root.isCut || records.some(({ isCut }) => isCut)) return [];
  return [
    {
      message: "The text ends too early: there may have been more papers.",
      hint: "Fetch the whole of it again.",
      file,
    },
  ];
}
