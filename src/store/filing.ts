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
  /** Digest of the plain text, where a build noted it. */
  textDigest?: string;
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
  return { head: { ...head, topics }, texts: { ...texts, own: { ...texts.own, reasons } } };
}

function judge(paper: Paper, rules: CompiledTopicRules): { topics: FilingHead["topics"]; reasons: TopicReason[][] } {
  const matches = judgePaper(rules, paper);
  return {
    topics: matches.map(({ reasons, ...match }) => match),
    reasons: matches.map(({ reasons }) => reasons),
  };
}

/** The paper as the archive knows it. Its texts, which may be getters, are asked for when they are read, each time. */
export function toFiledPaper({ facts, title, topics }: FilingHead, texts: Readonly<FilingTexts>): FiledPaper {
  const counts = facts.listed.map(({ comments = 0, upvotes = 0 }) => ({ comments, upvotes }));
  return new PaperWithTexts(texts, {
    paper: new RecordWithTexts(texts, facts) as Paper,
    title,
    topics: topics.map((match, at) => new MatchWithReasons(texts, at, match)),
    firstListed: facts.listed.map(({ date }) => date).sort()[0] as string,
    comments: Math.max(...counts.map(({ comments }) => comments)),
    upvotes: Math.max(...counts.map(({ upvotes }) => upvotes)),
  }) as FiledPaper;
}

class PaperWithTexts implements Omit<FiledPaper, "notes"> {
  declare readonly paper: Paper;
  declare readonly title: string;
  declare readonly topics: TopicMatch[];
  declare readonly firstListed: string;
  declare readonly comments: number;
  declare readonly upvotes: number;
  readonly #texts: Readonly<FilingTexts>;

  constructor(texts: Readonly<FilingTexts>, known: Omit<FiledPaper, "abstract" | "plain" | "notes">) {
    this.#texts = texts;
    Object.assign(this, known);
  }

  get abstract(): FiledPaper["abstract"] {
    return this.#texts.rendered;
  }

  get plain(): string {
    return this.#texts.plain;
  }

  get notes(): string | undefined {
    return this.#texts.own.notes?.html;
  }
}

class RecordWithTexts implements Pick<Paper, "abstract"> {
  declare readonly id: string;
  declare readonly title: string;
  declare readonly listed: Paper["listed"];
  readonly #texts: Readonly<FilingTexts>;

  constructor(texts: Readonly<FilingTexts>, facts: FilingHead["facts"]) {
    this.#texts = texts;
    Object.assign(this, facts);
  }

  get abstract(): string {
    return this.#texts.own.abstract;
  }

  get notes(): string | undefined {
    return this.#texts.own.notes?.source;
  }
}

class MatchWithReasons implements TopicMatch {
  readonly topic: string;
  readonly score: number;
  readonly strength: number;
  readonly #texts: Readonly<FilingTexts>;
  readonly #at: number;

  constructor(texts: Readonly<FilingTexts>, at: number, { topic, score, strength }: FilingHead["topics"][number]) {
    this.topic = topic;
    this.score = score;
    this.strength = strength;
    this.#texts = texts;
    this.#at = at;
  }

  get reasons(): TopicReason[] {
    return this.#texts.own.reasons[this.#at] ?? [];
  }
}
