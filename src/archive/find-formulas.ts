/**
 * Finds `$…$`, `$$…$$`, `\(…\)` and `\[…\]` in plain text, and keeps money money: `$5 and $10`, `$100K`, `$HOME/$USER`.
 * The dollar rule is Pandoc's (tex_math_dollars: no space inside the signs, no digit behind the second),
 * and what stands between must look like mathematics rather than words.
 */

/** A stretch of text, or a formula with its TeX and the source it was written as. */
export type TextPart = { text: string } | { tex: string; source: string; display: boolean };

/** A longer formula is shown as its source. */
const LONGEST_FORMULA = 2048;

const OPENING = /\$\$?|\\[([]/g;

/** The text in parts, in order; put together, their sources are the text. */
export function splitFormulas(text: string): TextPart[] {
  if (!/\$|\\[([]/.test(text)) return [{ text }];
  const parts: TextPart[] = [];
  let done = 0;
  const closings = new Map<string, number>();
  OPENING.lastIndex = 0;
  for (let open = OPENING.exec(text); open !== null; open = OPENING.exec(text)) {
    const end = formulaEnd(text, open.index, open[0], closings);
    if (end === undefined) continue;
    if (open.index > done) parts.push({ text: text.slice(done, open.index) });
    const tex = text.slice(open.index + open[0].length, end - open[0].length).trim();
    parts.push({ tex, source: text.slice(open.index, end), display: open[0] === "$$" || open[0] === "\\[" });
    done = end;
    OPENING.lastIndex = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/** Where the formula that opens at `at` ends; absent when it is none. */
function formulaEnd(text: string, at: number, opening: string, closings: Map<string, number>): number | undefined {
  if (text[at - 1] === "\\") return undefined;
  const from = at + opening.length;
  const closing = opening === "\\(" ? "\\)" : opening === "\\[" ? "\\]" : opening;
  const end = nextClosing(text, from, closing, closings);
  if (end === undefined || end - from > LONGEST_FORMULA) return undefined;
  const tex = text.slice(from, end);
  if (!/\S/.test(tex) || /\n\s*\n/.test(tex) || isProse(tex) || isInAddress(text, at)) return undefined;
  const isFormula =
    opening === "$"
      ? isInlineFormula(tex, text.slice(Math.max(0, at - 2), at), text[end + 1] ?? "")
      : /[\p{L}\p{N}]/u.test(tex);
  return isFormula ? end + closing.length : undefined;
}

/** Remembers where the next one stands, so that a text of a thousand openings is searched once. */
function nextClosing(text: string, from: number, closing: string, closings: Map<string, number>): number | undefined {
  let at = closings.get(closing) ?? 0;
  if (at < from && at !== -1) {
    at = text.indexOf(closing, from);
    while (at > 0 && text[at - 1] === "\\") at = text.indexOf(closing, at + 1);
    closings.set(closing, at);
  }
  return at < from ? undefined : at;
}

/** Words in a row, or one alone without a sign of mathematics. */
function isProse(tex: string): boolean {
  const bare = tex.replace(/\\[a-zA-Z]+|\{[^{}]*\}/g, " ");
  if (/(?:\b\p{L}{2,}[\s,.]+){3}/u.test(bare)) return true;
  if (/[\\^_=]/.test(tex)) return false;
  const words = tex.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1 ? /\s/.test(tex) : /^\s*(?![A-Z]{3,5}$)\p{L}{3,}\W*$/u.test(tex);
}

/** Whether an address goes on at this place: a dollar sign in it is part of it. */
function isInAddress(text: string, at: number): boolean {
  return /https?:\/\/\S*$/i.test(text.slice(Math.max(0, at - 200), at));
}

/** Between two single dollar signs: mathematics, or prices and variables of a shell? */
function isInlineFormula(tex: string, before: string, after: string): boolean {
  if (/\\[a-zA-Z]/.test(tex) || /^(?:\\[%&#]|[-+<>=*|]+|[\^_]\{?[\w*+-]+\}?)$/.test(tex)) return after !== "{";
  if (/^\s|\s$/.test(tex) || /[\d{]/.test(after)) return false;
  if (/[\^_]\{|\^[\w*+-]/.test(tex)) return true;
  if (/^\p{L}['′]?$/u.test(tex)) return !/[A-Z]/.test(tex) || !/[A-Z]/.test(after);
  if (/^[-+]?\d[\d.,]*$/.test(tex)) return !/[\d€£]$|^(?:US|CA|AU|HK|NT)$|(?<![A-Z])[AC]$/.test(before);
  if (/[A-Za-z]/.test(after) || /\d$/.test(before) || /[A-Z]{2}_|_[A-Z]{2}|\p{L}{6,}/u.test(tex)) return false;
  if (/\s(?:or|and|to|of|in|per|for|by)\s/i.test(tex)) return false;
  return /[=<>_≤≥≈+*/|(){}[\],]|^[\p{L}\d.%\\ −-]+$/u.test(tex);
}
