/** What the archive works out about a paper, in two parts: what lists are made from, and the texts, needed page by page. */
import type { FiledPaper } from "../archive/filed-paper.ts";
import type { Paper } from "../archive/paper.ts";
import { readableText } from "../archive/readable-text.ts";
import type { TopicMatch, TopicReason } from "../archive/topic.ts";
import { type CompiledTopicRules, judgePaper } from "../archive/topic-rules.ts";
import { renderAbstract, renderMarkdown } from "./markdown.ts";

/** Small: all papers' heads are in memory at once. Plain data, as JSON holds it. */
export interface FilingHead {
  facts: Omit<Paper, "abstract" | "notes">;
  title: string;
  topics: Omit<TopicMatch, "reasons">[];
}

/** Large: looked up when a page shows them, each by itself. */
export interface FilingTexts {
  /** What lists show. */
  rendered: FiledPaper["abstract"];
  /** What the search reads. */
  plain: string;
  /** What only the paper's own page needs. */
  own: OwnTexts;
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
    head: { facts, title: readableText(facts.title), topics: judged.topics },
    texts: {
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
  const { topics, reasons } = judge({ ...head.facts, abstract: texts.own.abstract }, rules);
  const { rendered, plain, own } = texts;
  return { head: { ...head, topics }, texts: { rendered, plain, own: { ...own, reasons } } };
}

function judge(paper: Paper, rules: CompiledTopicRules): { topics: FilingHead["topics"]; reasons: TopicReason[][] } {
  const matches = judgePaper(rules, paper);
  return {
    topics: matches.map(({ reasons, ...match }) => match),
    reasons: matches.map(({ reasons }) => reasons),
  };
}
