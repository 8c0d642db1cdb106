/** A small index over papers made up for these tests. */
import { openIndex } from "../../../src/search/engine.ts";
import { buildIndex } from "../../../src/search/index-plan.ts";
import type { SearchRecord } from "../../../src/search/search-record.ts";
import { parseShard } from "../../../src/search/shard-text.ts";
import type { SearchAnswer, SearchEngine, ShardFile, ShardLoader, TopicName } from "../../../src/search/types.ts";

export const TOPICS: TopicName[] = [
  { id: "speech", name: "Speech and audio" },
  { id: "vision", name: "Vision and language" },
];

export function paper(id: string, given: Partial<SearchRecord>): SearchRecord {
  return {
    id,
    title: id,
    published: "2025-01-01",
    listed: "2025-01-01",
    comments: 0,
    topics: [],
    abstract: "",
    ...given,
  };
}

export const PAPERS: SearchRecord[] = [
  paper("birds", {
    title: "Listening to Birds with Self-Supervised Transformers",
    credit: "Zoë Müller and 4 others",
    authors: ["Zoë Müller", "Łukasz Nowak", "Ada Stone", "Bo Li", "Chi Park"],
    topics: ["speech"],
    listed: "2024-05-01",
    comments: 3,
    abstract: "Recordings of woodland birds are hard to label. We fine-tune a transformer without labels.",
  }),
  paper("captions", {
    title: "Captioning Pictures of Kitchens",
    organization: "Oxford Robotics",
    topics: ["vision"],
    listed: "2025-02-01",
    comments: 9,
    abstract:
      "A captioner describes kitchens for a household robot. It was finetuned on pictures, and birds never appear.",
  }),
  paper("state-space", {
    title: "State-of-the-Art State Space Models for Long Recordings",
    topics: ["speech"],
    listed: "2025-03-01",
    arxiv: "2503.01234",
    keywords: ["audio"],
    abstract: "Long recordings of speech are transcribed with a state space model.",
  }),
  paper("chinese", { title: "机器学习方法 for Teachers", listed: "2025-03-01", abstract: "深度学习的教学。" }),
];

/** Loads from files in memory, as the browser does from its folder. */
export function loaderOf(files: readonly ShardFile[]): ShardLoader {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return async (name) => {
    const text = texts.get(`${name}.js`);
    if (text === undefined) throw new Error(`The file search/${name}.js could not be loaded.`);
    return parseShard(name, text);
  };
}

export async function openSample(records: readonly SearchRecord[] = PAPERS): Promise<SearchEngine> {
  return openIndex(loaderOf(buildIndex({ records, topics: TOPICS })));
}

export function idsOf({ results }: SearchAnswer): string[] {
  return results.map(({ id }) => id);
}
