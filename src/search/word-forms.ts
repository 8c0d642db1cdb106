/** Other forms and spellings of an English word, as far as spelling alone can tell; many of them are no words. */

const SHORTEST_STEM = 3;
const CONSONANT = "[b-df-hj-np-tv-z]";
const DOUBLED = new RegExp(`(${CONSONANT})\\1$`);
const MAY_DOUBLE = new RegExp(`[aeiou]${CONSONANT}$`);

/** British for American and the other way round, where a rule says how: optimisation, behaviour. */
export function otherSpellings(word: string): string[] {
  const spellings = [
    word.replace(/is(?=(?:ations?|e[drs]?|ing|ers)$)/, "iz"),
    word.replace(/iz(?=(?:ations?|e[drs]?|ing|ers)$)/, "is"),
    word.replace(/(?<=..)our/, "or"),
    word.replace(/(?<=..)or(?=s?$|al|ed|ing|ful)/, "our"),
  ];
  return spellings.filter((spelling) => spelling !== word);
}

/** Singular for plural and the other way round. */
export function numberForms(word: string): string[] {
  const forms = [`${word}s`];
  if (word.endsWith("y")) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  else if (word.endsWith("es")) forms.push(word.slice(0, -1), word.slice(0, -2));
  else if (word.endsWith("s") && !word.endsWith("ss")) forms.push(word.slice(0, -1));
  if (/(?:s|x|z|ch|sh)$/.test(word)) forms.push(`${word}es`);
  return forms;
}

/** The forms of a verb for any of them: align, aligns, aligned, aligning; tune, tuning; plan, planning. */
export function verbForms(word: string): string[] {
  const forms = new Set<string>();
  for (const ending of ["ing", "ed", "es", "s", "e", ""]) {
    const stem = word.slice(0, word.length - ending.length);
    if (!word.endsWith(ending) || stem.length < SHORTEST_STEM || /[aeiou]$/.test(stem)) continue;
    const plain = ending.length > 1 ? [stem, `${stem}e`, `${stem}s`, `${stem}es`] : [];
    for (const form of [...plain, `${stem}ed`, `${stem}ing`]) forms.add(form);
    if (ending === "" && MAY_DOUBLE.test(stem)) for (const end of ["ed", "ing"]) forms.add(stem + stem.at(-1) + end);
    if (ending.length > 1 && DOUBLED.test(stem)) for (const end of ["", "s"]) forms.add(stem.slice(0, -1) + end);
  }
  forms.delete(word);
  return [...forms];
}
