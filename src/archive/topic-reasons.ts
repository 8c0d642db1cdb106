/** Why a paper has a topic, in words for its page. */
import { counted } from "./counted.ts";
import type { Paper } from "./paper.ts";
import type { TopicReason } from "./topic.ts";
import { firstPlaceOf, parsePhrase, readWords, type Words } from "./topic-phrase.ts";

/** Sentences, without their full stops. */
export interface ReasonsInWords {
  /** The strongest reasons. */
  shown: string;
  /** The others, and what spoke against the topic; absent when there are none. */
  more?: { count: number; text: string };
}

const SHOWN = 3;
const NO_BREAK_SPACE = "\u00a0";

/** What some words of the paper brought, by all the phrases that they complete. */
interface Witness {
  words: string;
  where: "title" | "abstract";
  points: number;
}

/** The words of a paper in which reasons are found. */
export interface PaperWords {
  title: Words;
  abstract: Words;
}

export function wordsOf({ title, abstract }: Pick<Paper, "title" | "abstract">): PaperWords {
  return { title: readWords(title), abstract: readWords(abstract) };
}

/** Few enough reasons are all shown: one alone is not worth a fold. */
export function reasonsInWords(reasons: readonly TopicReason[], words: PaperWords): ReasonsInWords {
  const plain = reasons.filter(({ where }) => where === undefined).map(({ phrase }) => phrase);
  const witnesses = witnessesOf(reasons, words);
  const speaking = witnesses.filter(({ points }) => points > 0);
  const against = witnesses.filter(({ points }) => points < 0);
  const folds = witnesses.length > SHOWN + 1;
  const rest = folds ? speaking.slice(SHOWN) : [];
  const first = speaking.slice(0, speaking.length - rest.length);
  const shown = [...plain, ...first.map(inWords)].join(", ");
  const remainder = [
    ...(rest.length > 0 ? [rest.map(inWords).join(", ")] : []),
    ...(against.length > 0 ? [`against it: ${against.map(inWords).join(", ")}`] : []),
  ];
  if (!folds) return { shown: [shown, ...remainder].join("; ") };
  return { shown, more: { count: rest.length + against.length, text: remainder.join("; ") } };
}

/** Words that complete several phrases, `retrieval` and `retriev*`, are one witness. Strongest first. */
function witnessesOf(reasons: readonly TopicReason[], words: PaperWords): Witness[] {
  const witnesses = new Map<string, Witness>();
  for (const { phrase, points, where } of reasons) {
    if (where === undefined) continue;
    const found = asFound(phrase, words[where]);
    const key = `${where} ${Math.sign(points)} ${found.toLowerCase()}`;
    const known = witnesses.get(key);
    if (known) known.points += points;
    else witnesses.set(key, { words: found, where, points });
  }
  return [...witnesses.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function inWords({ words, points, where }: Witness): string {
  const weight = counted(Math.abs(points), "point").replace(" ", NO_BREAK_SPACE);
  return `“${words}” in the ${where === "title" ? "title" : "text"} (${weight})`;
}

/** A phrase as the paper completes it: `preference optimi*` → `Preference Optimization`. */
function asFound(phrase: string, words: Words): string {
  const parsed = parsePhrase(phrase);
  const start = firstPlaceOf(parsed, words);
  const found = start < 0 ? [] : words.cased.slice(start, start + parsed.length);
  let next = 0;
  const completed = phrase.replace(/\*?[\p{L}\p{M}\p{N}]+\*?|\*/gu, (word) => found[next++] ?? word);
  return next === found.length ? completed : phrase.replaceAll("*", "…");
}
