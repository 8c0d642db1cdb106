/** A paper of the archive of which most stands elsewhere until somebody reads it. */
import { type FiledPaper, firstListedOf } from "../archive/filed-paper.ts";
import { FRONT_MATTER_KEYS, type Paper } from "../archive/paper.ts";
import type { TopicReason } from "../archive/topic.ts";
import type { FilingHead, FilingTexts } from "./filing.ts";

/** The paper as the archive knows it. Its texts, which may be getters, are asked for when they are read, each time. */
export function toFiledPaper(head: FilingHead, texts: Readonly<FilingTexts>): FiledPaper {
  return new PaperWithTexts(head, texts) as FiledPaper;
}

export class PaperWithTexts implements Omit<FiledPaper, "notes"> {
  readonly paper: Paper;
  readonly topics: string[];
  readonly firstListed: string;
  readonly comments: number;
  readonly upvotes: number;
  readonly #texts: Readonly<FilingTexts>;

  constructor(head: FilingHead, texts: Readonly<FilingTexts>) {
    this.#texts = texts;
    this.paper = new RecordWithTexts(texts, head) as unknown as Paper;
    this.topics = head.topics;
    this.firstListed = firstListedOf(head);
    let [mostComments, mostUpvotes] = [0, 0];
    for (const { comments = 0, upvotes = 0 } of head.listed) {
      if (comments > mostComments) mostComments = comments;
      if (upvotes > mostUpvotes) mostUpvotes = upvotes;
    }
    this.comments = mostComments;
    this.upvotes = mostUpvotes;
  }

  get title(): string {
    return this.#texts.record.title;
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

  get reasons(): TopicReason[][] {
    return this.#texts.own.reasons;
  }
}

/** Has at hand what every build reads of every paper. */
class RecordWithTexts implements Pick<Paper, "id" | "listed" | "abstract"> {
  readonly id: string;
  readonly listed: Paper["listed"];
  readonly organization: Paper["organization"];
  readonly #texts: Readonly<FilingTexts>;

  static {
    for (const key of FRONT_MATTER_KEYS) {
      if (key === "id" || key === "listed" || key === "organization") continue;
      Object.defineProperty(RecordWithTexts.prototype, key, {
        get(this: RecordWithTexts) {
          return this.#texts.record.facts[key];
        },
      });
    }
  }

  constructor(texts: Readonly<FilingTexts>, { id, listed, organization }: FilingHead) {
    this.#texts = texts;
    this.id = id;
    this.listed = listed;
    this.organization = organization;
  }

  get abstract(): string {
    return this.#texts.own.abstract;
  }

  get notes(): string | undefined {
    return this.#texts.own.notes?.source;
  }
}
