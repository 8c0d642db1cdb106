import type { Link, PhrasingContent, Text } from "mdast";
import { isWebAddress } from "./paper-schema.ts";

/** An address ends at white space, quotation marks and the punctuation of East Asian texts. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”‘’{}|\\^`。，、；：！？（）【】「」『』《》]{1,2000}/gi;

/** Bare http and https addresses in a text become links; the rest stays text. */
export function linkAddresses(text: Text): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const match of text.value.matchAll(ADDRESS)) {
    const url = withoutTrailingPunctuation(match[0]);
    if (!isWebAddress(url)) continue;
    if (match.index > done) parts.push({ type: "text", value: text.value.slice(done, match.index) });
    parts.push({ type: "link", url, children: [{ type: "text", value: url }] } satisfies Link);
    done = match.index + url.length;
  }
  if (done === 0) return [text];
  if (done < text.value.length) parts.push({ type: "text", value: text.value.slice(done) });
  return parts;
}

/** A sentence's full stop or a bracket around an address is not part of it, unless the bracket opens within. */
function withoutTrailingPunctuation(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] as string;
    const inside = url.slice(0, end);
    const opens = last === ")" && inside.split("(").length >= inside.split(")").length;
    if (!".,;:!?)]'*_".includes(last) || opens) break;
    end--;
  }
  return url.slice(0, end);
}
