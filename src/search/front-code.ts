/** Sorted terms as one string: for each how many letters it shares with the one before, in base 36, then the others. */

/** Terms are at most 31 letters long, without spaces. */
export function frontCode(terms: readonly string[]): string {
  let last = "";
  const parts = terms.map((term) => {
    let shared = 0;
    while (shared < 35 && shared < last.length && term.charCodeAt(shared) === last.charCodeAt(shared)) shared++;
    last = term;
    return shared.toString(36) + term.slice(shared);
  });
  return parts.join(" ");
}

export function readFrontCode(text: string): string[] {
  if (text === "") return [];
  let last = "";
  return text.split(" ").map((part) => {
    last = last.slice(0, Number.parseInt(part.charAt(0), 36)) + part.slice(1);
    return last;
  });
}

/** The shortest beginning of a term that sorts after the one before it. */
export function boundary(before: string, term: string): string {
  let shared = 0;
  while (shared < before.length && before.charCodeAt(shared) === term.charCodeAt(shared)) shared++;
  return term.slice(0, shared + 1);
}

/** In which stretch a term lies, when each but the first begins at one of the boundaries. */
export function stretchOf(term: string, boundaries: readonly string[]): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] as string) <= term) low = middle + 1;
    else high = middle;
  }
  return low;
}
