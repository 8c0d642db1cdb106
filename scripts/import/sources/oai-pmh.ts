/** Answers of an OAI-PMH repository, arXiv's above all: metadata as `arXiv`, `arXivRaw` and `oai_dc`. */
import { InputError, type Problem } from "../../../src/archive/problem.ts";
import type { ListingContext, ParsedListing, Source } from "../entry.ts";
import { cleanLine } from "../normalise.ts";
import { collectEntries, type Reading } from "./collect-entries.ts";
import { dayOfListing } from "./listing-day.ts";
import { readArxivMetadata, readDublinCore } from "./oai-metadata.ts";
import { utcDay } from "./time-stamp.ts";
import { readXml } from "./xml/read-xml.ts";
import { childOf, childrenOf, cutProblem, fullText, locate, textOfChild, type XmlElement } from "./xml/xml-element.ts";

export const oaiPmh: Source = {
  name: "oai-pmh",
  listedAs: "oai-pmh",
  recognises: (text) => /<(?:\w+:)?OAI-PMH\b/.test(text.slice(0, 4000)),
  parse,
};

function parse(text: string, context: ListingContext): ParsedListing {
  const { file } = context;
  const answer = readXml(text, file);
  const lists = ["ListRecords", "GetRecord"].flatMap((verb) => childrenOf(answer, verb));
  const records = lists.flatMap((list) => childrenOf(list, "record"));
  if (records.length === 0) throw new InputError({ ...whyEmpty(answer), file });
  const { entries, problems } = collectEntries(locate(records), { file, noun: "Record" }, readRecord);
  const { date, assumptions } = dayOfListing(context, utcDay(textOfChild(answer, "responseDate")));
  return {
    date,
    entries,
    problems: [...problems, ...cutProblem(answer, records, file)],
    assumptions: [...assumptions, ...lists.flatMap(moreToFetch)],
  };
}

function readRecord(record: XmlElement): Reading {
  const header = childOf(record, "header");
  const identifier = cleanLine(textOfChild(header, "identifier") ?? "").slice(0, 100);
  if (header?.attributes.get("status") === "deleted") {
    return { reason: `(${identifier}) was deleted by the repository, so that nothing is left to import` };
  }
  if (record.isCut) return { reason: "is cut off", hint: "Fetch the whole answer again." };
  const metadata = childOf(record, "metadata");
  const form = metadata?.children[0];
  const facts =
    form?.name === "arXiv" || form?.name === "arXivRaw"
      ? readArxivMetadata(form)
      : form?.name === "dc"
        ? readDublinCore(form)
        : undefined;
  if (!facts) {
    return {
      reason: `(${identifier}) has ${form ? `metadata of the unknown form “${form.name.slice(0, 40)}”` : "no metadata"}`,
      hint: "Ask for metadataPrefix=arXiv or oai_dc.",
    };
  }
  return facts.title === "" ? { reason: `(${identifier}) has no title` } : { facts };
}

function whyEmpty(answer: XmlElement): Problem {
  const error = childOf(answer, "error");
  if (error) {
    const code = error.attributes.get("code") ?? "error";
    const said = cleanLine(fullText(error) ?? "").slice(0, 300);
    return {
      message: `The repository answered ${code}${said === "" ? "." : `: “${said}”`}`,
      hint: code === "noRecordsMatch" ? "Ask for other days or another set." : "Correct the request, and fetch again.",
      line: error.line,
    };
  }
  if (childOf(answer, "ListIdentifiers")) {
    return { message: "The answer names records without saying what they are.", hint: "Ask with verb=ListRecords." };
  }
  const isCut = answer.isCut ? " It is cut off." : "";
  return { message: `The answer holds no record.${isCut}`, hint: "Ask with verb=ListRecords or verb=GetRecord." };
}

/** A long answer comes in parts; the token asks for the next. */
function moreToFetch(list: XmlElement): string[] {
  const token = childOf(list, "resumptionToken");
  const said = fullText(token);
  if (said === undefined) return [];
  const size = Number(token?.attributes.get("completeListSize") ?? Number.NaN);
  const whole = Number.isSafeInteger(size) ? ` of ${size} records` : "";
  return [`the answer is one part${whole}; the next is fetched with resumptionToken=${cleanLine(said).slice(0, 100)}.`];
}
