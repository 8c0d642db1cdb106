/** The metadata of one OAI-PMH record → the facts of a paper; the title is empty when it has none. */
import { parseArxivId } from "../../../src/archive/paper-id.ts";
import { readableText } from "../../../src/archive/readable-text.ts";
import { cleanLine } from "../normalise.ts";
import { cleanNames, givenFirst, splitArxivAuthors } from "./author-names.ts";
import { type EntryFacts, knownFacts } from "./facts.ts";
import { readAddress, readDoi, webLinks } from "./identifiers.ts";
import { printedDay, utcDay } from "./time-stamp.ts";
import { childrenOf, fullText, textOfChild, type XmlElement } from "./xml/xml-element.ts";

const STORED_LINE_END =
  /\\n(?!(?:e|u|i|eq|eg|abla|ot|otin|mid|leq|geq|sim|cong|exists|parallel|subseteq|ewline|oindent|onumber|ormalsize)(?![a-z]))/g;

/** arXiv's own forms: `arXiv` names each author in parts, `arXivRaw` all in one text and each version. */
export function readArxivMetadata(form: XmlElement): EntryFacts {
  const authors = form.children.find(({ name }) => name === "authors");
  const named = childrenOf(authors, "author").map(authorName);
  const versions = childrenOf(form, "version");
  const first = versions.find((version) => version.attributes.get("version") === "v1");
  return facts({
    title: lineOf(textOfChild(form, "title")),
    abstract: lineOf(textOfChild(form, "abstract")),
    authors: named.length > 0 ? cleanNames(named) : splitArxivAuthors(lineOf(fullText(authors))),
    published: utcDay(textOfChild(form, "created")) ?? printedDay(textOfChild(first, "date")),
    arxiv: parseArxivId(textOfChild(form, "id") ?? ""),
    doi: readDoi(textOfChild(form, "doi")).doi,
    categories: lineOf(textOfChild(form, "categories")).split(" ").filter(Boolean),
  });
}

function authorName(author: XmlElement): string {
  const parts = ["forenames", "keyname", "suffix"].map((name) => lineOf(textOfChild(author, name)));
  return readableText(parts.filter(Boolean).join(" "));
}

/** Dublin Core: `Family, Given`, the abstract as the first of several descriptions, everything else as identifiers. */
export function readDublinCore(form: XmlElement): EntryFacts {
  const lines = (name: string) =>
    childrenOf(form, name)
      .map((element) => lineOf(fullText(element)))
      .filter(Boolean);
  const identifiers = lines("identifier").map((one) => ({ ...readDoi(one), ...readAddress(one) }));
  const first = <K extends "arxiv" | "doi" | "page" | "pdf">(key: K) => identifiers.find((one) => one[key])?.[key];
  const [arxiv, doi] = [first("arxiv"), first("doi")];
  return facts({
    title: lines("title")[0] ?? "",
    abstract: lines("description")[0],
    authors: cleanNames(lines("creator").map((name) => readableText(givenFirst(name)))),
    published: lines("date")
      .flatMap((date) => utcDay(date) ?? [])
      .sort()[0],
    arxiv,
    doi,
    links: webLinks({ pdf: first("pdf"), page: arxiv === undefined && doi === undefined ? first("page") : undefined }),
    keywords: lines("subject"),
  });
}

/** Known facts, of which the title stays also when it is empty. */
function facts(all: { [K in keyof EntryFacts]: EntryFacts[K] | undefined }): EntryFacts {
  return { ...knownFacts<EntryFacts>(all), title: all.title ?? "" };
}

/**
 * One line of text. Some archives stored line ends as a backslash and an n: they are taken as such where the text has
 * no line end of its own and the n begins no command of TeX.
 */
function lineOf(text: string | undefined): string {
  if (text === undefined) return "";
  if (text.includes("\n")) return cleanLine(text);
  return cleanLine(text.replace(STORED_LINE_END, " "));
}
