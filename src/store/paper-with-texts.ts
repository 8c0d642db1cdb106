/** A paper of the archive whose texts stand elsewhere until somebody reads them. */
import { type FiledPaper, firstListedOf } from "../archive/filed-paper.ts";
import type { Paper } from "../archive/paper.ts";
import type { TopicMatch, TopicReason } from "../archive/topic.ts";
import type { FilingHead, FilingTexts } from "./filing.ts";

/** The paper as the archive knows it. Its texts, which may be getters, are asked for when they are read, each time. */
export function toFiledPaper(head: FilingHead, texts: Readonly<FilingTexts>): FiledPaper {
  return new PaperWithTexts(head, texts) as FiledPaper;
}

class PaperWithTexts implements Omit<FiledPaper, "notes"> {
  readonly paper: Paper;
  readonly title: string;
  readonly topics: TopicMatch[];
  readonly firstListed: string;
  readonly comments: number;
  readonly upvotes: number;
  readonly #texts: Readonly<FilingTexts>;

  constructor({ facts, title, topics }: FilingHead, texts: Readonly<FilingTexts>) {
    const { listed } = facts;
    this.#texts = texts;
    this.paper = new RecordWithTexts(texts, facts) as Paper;
    this.title = title;
    this.topics = topics.map((match, at) => new MatchWithReasons(texts, at, match));
    this.firstListed = firstListedOf(facts);
    this.comments = Math.max(...listed.map(({ comments = 0 }) => comments));
    this.upvotes = Math.max(...listed.map(({ upvotes = 0 }) => upvotes));
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
