/** Names as BibTeX writes them → as they are printed. */
import { cleanNames } from "../author-names.ts";
import { plainText } from "./plain-text.ts";

/** The names of a field, in order; `and others` ends the list. */
export function readNames(tex: string): string[] {
  const names = splitOutsideBraces(tex.replace(/\s+/g, " "), / and(?= |$)/giy).map((name) => name.trim());
  const end = names.findIndex((name) => /^\{?(?:others|et al\.?)\}?$/i.test(name));
  return cleanNames((end < 0 ? names : names.slice(0, end)).map(printName));
}

/** `Last, First`, `Last, Jr, First` and biblatex's `family=Last, given=First` with the given name in front. */
function printName(tex: string): string {
  if (/^\s*(?:family|given|prefix|suffix)\s*=/i.test(tex)) return printNamedParts(tex);
  const [family = "", ...others] = splitOutsideBraces(tex, /,/gy).map((part) => plainText(part).trim());
  const given = others.at(-1) ?? "";
  const suffix = others.slice(0, -1).join(" ");
  return [given, family, suffix].filter(Boolean).join(" ");
}

function printNamedParts(tex: string): string {
  const parts = new Map(
    splitOutsideBraces(tex, /,/gy).map((part) => {
      const [key = "", ...value] = part.split("=");
      return [key.trim().toLowerCase(), plainText(value.join("=")).trim().replace(/^"|"$/g, "")];
    }),
  );
  return ["given", "prefix", "family", "suffix"].flatMap((key) => parts.get(key) || []).join(" ");
}

/** Parts between separators that stand outside all braces. The pattern is sticky. */
export function splitOutsideBraces(tex: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < tex.length; at++) {
    const sign = tex[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
    else if (depth <= 0) {
      separator.lastIndex = at;
      const match = separator.exec(tex);
      if (!match) continue;
      parts.push(tex.slice(start, at));
      start = separator.lastIndex;
      at = start - 1;
    }
  }
  return [...parts, tex.slice(start)];
}
