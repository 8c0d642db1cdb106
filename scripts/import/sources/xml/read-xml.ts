/**
 * XML text → its root element. No document type is read and no entity expanded but the five of XML itself and
 * character numbers, so that nothing in a document can grow, or reach a file or another host.
 */
import { InputError } from "../../../../src/archive/problem.ts";
import { lineCounter } from "../line-counter.ts";
import { markupParser } from "../markup-parser.ts";
import type { XmlElement } from "./xml-element.ts";

/** Feeds are a few levels deep. */
const DEEPEST = 64;

/** Throws `InputError` when the text has no root element, or is made to do harm. */
export function readXml(text: string, file: string): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  /** What closes only now was never closed. */
  let isAtEnd = false;
  const lineAt = lineCounter(text);
  const parser = markupParser(
    {
      onopentag(name, attributes) {
        const line = lineAt(parser.startIndex);
        if (open.length >= DEEPEST) throw tooDeep(file, line);
        const element = newElement(name, attributes, line);
        const parent = open.at(-1);
        if (!parent && root) throw secondDocument(file, line);
        parent?.children.push(element);
        parent?.content.push(element);
        root ??= element;
        open.push(element);
      },
      ontext(part) {
        open.at(-1)?.content.push(part);
      },
      onclosetag() {
        const closed = open.pop();
        if (closed) closed.isCut = isAtEnd;
      },
      onprocessinginstruction(name) {
        if (/^!doctype/i.test(name)) throw hasDocumentType(file, lineAt(parser.startIndex));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  isAtEnd = true;
  parser.end();
  if (root) return root;
  throw new InputError({
    message: "The text holds no XML element.",
    hint: "Fetch or copy the whole of it again.",
    file,
  });
}

function newElement(name: string, attributes: Readonly<Record<string, string>>, line: number): XmlElement {
  return {
    name: localName(name),
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
    children: [],
    content: [],
    line,
    isCut: false,
  };
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

function tooDeep(file: string, line: number): InputError {
  return new InputError({ message: `The XML is nested more than ${DEEPEST} levels deep.`, file, line });
}

function secondDocument(file: string, line: number): InputError {
  return new InputError({
    message: "A second XML document begins here.",
    hint: "Keep each in a file of its own.",
    file,
    line,
  });
}

function hasDocumentType(file: string, line: number): InputError {
  return new InputError({
    message: "The XML declares a document type, which is not read: it could define entities.",
    hint: "Remove the <!DOCTYPE …> declaration if you trust the rest.",
    file,
    line,
  });
}
