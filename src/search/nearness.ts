/** Papers whose words stand in the order typed move up. */
import type { WantedWord } from "./expansion.ts";
import type { LineCache } from "./paper-lines.ts";
import type { Match } from "./ranking.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Reading texts costs time: only so many of the best are read. */
const READ = 150;
const IN_TITLE = 0.5;
const IN_TEXT = 0.5;
/** For three words or more, all side by side: hardly a coincidence. */
const WHOLE_PHRASE = 0.8;

/** Raises the scores of the best matches by the share of neighbouring words that they have side by side. */
export function raiseNeighbours(
  best: readonly Match[],
  words: readonly WantedWord[],
  vocabulary: Vocabulary,
  lines: LineCache,
): Match[] {
  const pairs = neighbouringPairs(words, vocabulary);
  if (pairs.length === 0) return [...best];
  return best.map((match, place) => {
    if (place >= READ) return match;
    const { title, abstract } = lines.of(match.paper);
    let inTitle = 0;
    let inText = 0;
    for (const pair of pairs) {
      if (title.includes(pair)) inTitle++;
      if (title.includes(pair) || abstract.includes(pair)) inText++;
    }
    const phrase = pairs.length > 1 && inText === pairs.length ? WHOLE_PHRASE : 0;
    return { ...match, score: match.score * (1 + (IN_TITLE * inTitle + IN_TEXT * inText) / pairs.length + phrase) };
  });
}

/** Each word with the next, spelled as the papers spell it; the last one may be only begun. */
function neighbouringPairs(words: readonly WantedWord[], vocabulary: Vocabulary): string[] {
  const spelled = words.map(({ readings, typed }) => {
    const [best] = readings;
    if (best === undefined || best.begun !== undefined) return typed;
    return `${vocabulary.terms[best.term] ?? typed} `;
  });
  return spelled.slice(1).map((word, at) => ` ${spelled[at]?.trimEnd() ?? ""} ${word}`);
}
