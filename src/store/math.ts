/**
 * Formulas in rendered text: TeX becomes MathML, which browsers set themselves, without a style or a font of ours.
 * In a tree they travel as code with a mark, their text the source as it was written; the sanitizer knows them in this
 * form, so that the MathML needs no list of its own: it is made afterwards, by the library alone.
 */
import type { Element, ElementContent, Root as HastRoot } from "hast";
import type { InlineCode, Text } from "mdast";
import { rehype } from "rehype";
import temml from "temml";
import { splitFormulas } from "../archive/find-formulas.ts";
import { formulaText } from "../archive/formula-text.ts";

/** No Markdown can set it: it marks what the sanitizer has to let pass. */
const MARK = "dataFormula";
export const FORMULA_ATTRIBUTES = { code: [MARK] };

/** What a MathML element may keep: neither styles, which the policy of the pages forbids, nor names, nor addresses. */
const DROPPED = new Set(["style", "className", "id", "href", "src"]);

const parser = rehype().data("settings", { fragment: true }).freeze();

/** A text with its formulas apart; what is none goes through `readText`. */
export function splitText(text: Text, readText: (text: string) => string): (Text | InlineCode)[] {
  return splitFormulas(text.value).map((part) =>
    "tex" in part
      ? { type: "inlineCode", value: part.source, data: { hProperties: { [MARK]: "" } } }
      : { ...text, value: readText(part.text) },
  );
}

/** Every formula of the tree as MathML; one that cannot be set stays as its source. */
export function formulasToMathml(parent: HastRoot | Element): void {
  for (const [at, child] of parent.children.entries()) {
    if (child.type !== "element") continue;
    const source = sourceIn(child);
    if (source === undefined) formulasToMathml(child);
    else parent.children[at] = toMathml(source);
  }
}

/** The formula that an element stands for, as a line of Unicode text; undefined for any other element. */
export function formulaIn(element: Element): string | undefined {
  const source = sourceIn(element);
  return source === undefined ? undefined : formulaText(texOf(source).tex);
}

function sourceIn({ tagName, properties, children: [only] }: Element): string | undefined {
  return tagName === "code" && MARK in properties && only?.type === "text" ? only.value : undefined;
}

function texOf(source: string): { tex: string; display: boolean } {
  const part = splitFormulas(source)[0];
  return part && "tex" in part ? part : { tex: source, display: false };
}

/** Temml throws on unknown commands and on nesting that exhausts the stack; readers then get the TeX itself. */
function toMathml(source: string): ElementContent {
  const { tex, display } = texOf(source);
  try {
    const mathml = temml.renderToString(tex, {
      displayMode: display,
      annotate: true,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 20],
    });
    const math = parser.parse(mathml).children[0];
    if (math?.type === "element" && math.tagName === "math") return withoutStyles(math);
  } catch {
    // Shown as its source below.
  }
  return { type: "text", value: source };
}

function withoutStyles(element: Element): Element {
  for (const name of Object.keys(element.properties)) {
    if (DROPPED.has(name) || /^(?:on|data|xlink)/i.test(name)) delete element.properties[name];
  }
  for (const child of element.children) if (child.type === "element") withoutStyles(child);
  return element;
}
