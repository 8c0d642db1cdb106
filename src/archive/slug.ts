/**
 * Text as it is compared, never as it is shown: compatibility forms and accents folded, lower case,
 * every run of anything but letters and digits made one space.
 */
export function foldText(text: string): string {
  // Most names, then nearly all others: the same, in a fraction of the time.
  if (PLAIN.test(text)) return text.toLowerCase();
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;
const ASCII = /^[\0-\x7f]*$/;

/** FNV-1a over UTF-16 code units, 32 bits, as base 36: short, stable, and not for security. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, "0");
}

/** Names that a Windows disk reserves for devices, whatever follows a dot. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** True for what may be a file name and a part of an address on every disk and host. */
export function isSafeName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]{0,78}[a-z0-9])?$/.test(name) && !name.includes("..") && !RESERVED_NAME.test(name);
}

/** Folded words that fit into a name as they are. */
const PLAIN_WORDS = /^[a-z0-9 ]{1,80}$/;

/**
 * A name out of `a-z 0-9 -` of at most 80 characters, cut at a word where possible.
 * Letters outside a-z are left out; where that leaves nothing, or a name a disk reserves, a hash stands in or is added.
 */
export function slugOf(text: string): string {
  return slugOfFolded(foldText(text), text);
}

/** The same, of a text that is folded already. */
export function slugOfFolded(folded: string, text: string): string {
  if (PLAIN_WORDS.test(folded)) {
    const slug = folded.replaceAll(" ", "-");
    if (isSafeName(slug)) return slug;
  }
  const words = folded
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > 80) break;
    slug = longer;
  }
  slug ||= (words[0] ?? "").slice(0, 80);
  if (slug === "") return `x-${shortHash(folded || text)}`;
  return isSafeName(slug) ? slug : `${slug}-${shortHash(folded)}`.slice(-80);
}

/** The slug with a hash of the whole text: for the second text that would get the same slug. */
export function distinctSlugOf(text: string): string {
  const hash = shortHash(foldText(text) || text);
  return `${slugOf(text)
    .slice(0, 79 - hash.length)
    .replace(/-+$/, "")}-${hash}`;
}
