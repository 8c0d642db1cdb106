/** A paper of the archive whose texts stand elsewhere until somebody reads them. */
import type { FiledPaper } from "../archive/filed-paper.ts";
import type { Paper } from "../archive/paper.ts";
import type { TopicMatch, TopicReason } from "../archive/topic.ts";
import type { FilingHead, FilingTexts } from "./filing.ts";

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
