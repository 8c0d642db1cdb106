/** Which letters a term has: a to z, one bit for digits, one for everything else. */
export function letterMask(term: string): number {
  let mask = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else mask |= 1 << (code >= 48 && code <= 57 ? 26 : 27);
  }
  return mask >>> 0;
}

export function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
