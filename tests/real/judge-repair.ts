/** Judges repaired texts by the TeX they come from: both are read word by word, aligned by their longest common part. */
import { formulaText } from "../../src/archive/formula-text.ts";

export interface Verdict {
  /** Words that the repair changed, and how many of them now read as the source does. */
  changes: number;
  right: number;
  /** Words of formulas in the source that the damaged text does not show, and how many of them the repaired one does. */
  spots: number;
  repaired: number;
  /** The wrong changes, with the words around them. */
  wrong: string[];
}

/** Marks a word of a formula while the source is cut into words. */
const FORMULA = "\ue000";
const MONEY = "\ue001";

/** Compares a damaged text and its repair with the source, in which formulas stand between dollar signs. */
export function judgeRepair(source: string, damaged: string, repaired: string): Verdict {
  const truth = wordsOf(readTex(source)).map(({ word }) => word);
  const [before, after] = [damaged.split(/\s+/), repaired.split(/\s+/)];
  const [shownBefore, shownAfter] = [wordsOf(damaged), wordsOf(repaired)];
  const sameReading = truth.map(foldReading);
  const readsRight = alignedWords(
    sameReading,
    shownAfter.map(({ word }) => foldReading(word)),
  );
  const alreadyThere = new Set(
    alignedWords(
      truth.map(withoutMarks),
      shownBefore.map(({ word }) => withoutMarks(word)),
    ),
  );
  const broken = new Set(shownAfter.filter((_, at) => readsRight[at] === -1).map(({ from }) => from));
  const changed = after.flatMap((word, at) => (word === before[at] ? [] : [at]));
  const wrong = changed
    .filter((at) => broken.has(at))
    .map((at) => `${before.slice(at - 2, at + 3).join(" ")} → ${after[at]}`);
  const spots = truth.flatMap((word, at) => (isDamageable(word) && !alreadyThere.has(at) ? [at] : []));
  const found = new Set(readsRight);
  return {
    changes: changed.length,
    right: changed.length - wrong.length,
    spots: spots.length,
    repaired: spots.filter((at) => found.has(at)).length,
    wrong,
  };
}

/** The source as a person reads it: fonts dropped, formulas as a line of Unicode, each of their words marked. */
function readTex(source: string): string {
  let text = source.replaceAll("\\$", MONEY);
  for (let nesting = 0; nesting < 3; nesting++)
    text = text.replace(/\\(?:text(?:bf|it|tt|sc|sf|rm)?|emph|underline)\s*\{([^{}]*)\}/g, "$1");
  return text
    .replace(/\$([^$]+)\$/g, (_, tex: string) => formulaText(tex).replace(/^|(?<= )/g, FORMULA))
    .replace(/\\([%&#_])/g, "$1")
    .replaceAll(MONEY, "$");
}

/** Words, and the number of the written word each belongs to: TeX sets the space around signs, so they stand alone. */
function wordsOf(text: string): { word: string; from: number }[] {
  return text
    .trim()
    .replace(new RegExp(` ?${FORMULA}(?=[×∼≈≤≥→=·±])`, "g"), (space) => space.replace(FORMULA, ""))
    .split(/\s+/)
    .flatMap((written, from) =>
      written
        .replace(/[×∼≈≤≥→=·±]/g, " $& ")
        .trim()
        .split(/\s+/)
        .map((word) => ({ word, from })),
    );
}

const withoutMarks = (word: string) => word.replaceAll(FORMULA, "").replace(/[{}()]|\\(?=%)/g, "");

/** Raised and lowered signs as `^` and `_` with plain ones: the same reading in another script. */
const foldReading = (word: string) =>
  withoutMarks(word)
    .replace(/[²³¹⁰-⁾ᴬ-ᵡʰ-ˣⱽᶜᶠᶻ]+/g, (above) => `^${above.normalize("NFKC")}`)
    .replace(/[₀-ₜᵢᵣᵤᵥⱼ]+/g, (below) => `_${below.normalize("NFKC")}`)
    .replaceAll("−", "-");

/** Whether the loss of dollar signs and backslashes can have changed the word. */
const isDamageable = (word: string) =>
  /^[×∼≈≤≥→·±]$/.test(word) || (word.includes(FORMULA) && /[\^_]|[^ -~\ue000]/.test(word));

/** For each word of the second list its place in the first, -1 where it is not part of the longest common one. */
function alignedWords(truth: readonly string[], shown: readonly string[]): number[] {
  const width = shown.length + 1;
  const longest = new Uint16Array((truth.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] as number;
  for (let row = truth.length - 1; row >= 0; row--) {
    for (let column = shown.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        truth[row] === shown[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const places = shown.map(() => -1);
  for (let row = 0, column = 0; row < truth.length && column < shown.length; ) {
    if (truth[row] === shown[column]) places[column++] = row++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return places;
}
