/** What the archive works out about a paper, in two parts: what it is put in order by, and what pages say of it. */
import type { FiledPaper } from "../archive/filed-paper.ts";
import type { Paper, TopicEdits } from "../archive/paper.ts";
import { readableText } from "../archive/readable-text.ts";
import type { TopicReason } from "../archive/topic.ts";
import { type CompiledTopicRules, judgePaper } from "../archive/topic-rules.ts";
import { renderAbstract, renderMarkdown } from "./markdown.ts";

/** Small: all papers' heads are in memory at once. Plain data, as JSON holds it. */
export interface FilingHead extends Pick<Paper, "id" | "organization" | "listed" | "arxiv" | "doi"> {
  /** The curator's word over the topic rules. */
  edits?: TopicEdits;
  /** Ids, strongest first. */
  topics: string[];
}

/** Large: looked up when a page shows them, each by itself. */
export interface FilingTexts {
  record: FiledRecord;
  /** What lists show. */
  rendered: FiledPaper["abstract"];
  /** What the search reads. */
  plain: string;
  /** What only the paper's own page needs. */
  own: OwnTexts;
}

/** The paper as its file records it, and its title as a person expects to read it. */
export interface FiledRecord {
  facts: Omit<Paper, "abstract" | "notes">;
  title: string;
}

interface OwnTexts {
  /** Markdown. */
  abstract: string;
  /** Markdown and HTML of the curator's notes. */
  notes?: { source: string; html: string };
  /** For each of the head's topics. */
  reasons: TopicReason[][];
}

export interface Filing {
  head: FilingHead;
  texts: FilingTexts;
}

/** Works out all there is to know of a paper. Pure, and by far the dearest step of a build. */
export function filePaper({ abstract, notes, ...facts }: Paper, rules: CompiledTopicRules): Filing {
  const { abstract: rendered, plain } = renderAbstract(abstract);
  const judged = judge({ ...facts, abstract }, rules);
  return {
    head: headOf(facts, judged.topics),
    texts: {
      record: { facts, title: readableText(facts.title) },
      ...{ rendered, plain },
      own: {
        ...{ abstract, reasons: judged.reasons },
        ...(notes === undefined ? {} : { notes: { source: notes, html: renderMarkdown(notes) } }),
      },
    },
  };
}

/** The filing with its topics judged anew, by other rules. */
export function fileAgain({ head, texts }: Filing, rules: CompiledTopicRules): Filing {
  const { record, rendered, plain, own } = texts;
  const { topics, reasons } = judge({ ...record.facts, abstract: own.abstract }, rules);
  return { head: { ...head, topics }, texts: { record, rendered, plain, own: { ...own, reasons } } };
}

function headOf(
  { id, organization, listed, arxiv, doi, topics: edits }: FiledRecord["facts"],
  topics: string[],
): FilingHead {
  return {
    ...{ id, listed, topics },
    ...(organization && { organization }),
    ...(arxiv !== undefined && { arxiv }),
    ...(doi !== undefined && { doi }),
    ...(edits && { edits }),
  };
}

function judge(paper: Paper, rules: CompiledTopicRules): { topics: string[]; reasons: TopicReason[][] } {
  const matches = judgePaper(rules, paper);
  return {
    topics: matches.map(({ topic }) => topic),
    reasons: matches.map(({ reasons }) => reasons),
  };
}
