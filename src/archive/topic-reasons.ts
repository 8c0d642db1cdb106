/** Why a paper has a topic, in words for its page. */
import { counted } from "./counted.ts";
import type { TopicReason } from "./topic.ts";

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

/** Few enough reasons are all shown: one alone is not worth a fold. */
export function reasonsInWords(reasons: readonly TopicReason[]): ReasonsInWords {
  const plain = reasons.filter(({ where }) => where === undefined).map(({ phrase }) => phrase);
  const witnesses = witnessesOf(reasons);
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
function witnessesOf(reasons: readonly TopicReason[]): Witness[] {
  const witnesses = new Map<string, Witness>();
  for (const { phrase, found = phrase, points, where } of reasons) {
    if (where === undefined) continue;
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
