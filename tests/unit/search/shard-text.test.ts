import { expect, test } from "vitest";
import { formatShard, parseShard } from "../../../src/search/shard-text.ts";

const NASTY = { text: '</script><!-- "quoted" \\ \u2028\u2029 ); \ud800 🐦', list: [1, null, "a"] };

test("a shard's text gives its data back", () => {
  expect(parseShard("root", formatShard("root", NASTY))).toEqual(NASTY);
});

test("a shard's text is one harmless line of script", () => {
  const text = formatShard("root", NASTY);
  expect(text).toMatch(/^broadsheetShard\("root",\{.*\}\);\n$/);
  expect(text).not.toMatch(/[<\u2028\u2029]/);
});

test("run as a script it hands over the same data", () => {
  const calls: unknown[] = [];
  new Function("broadsheetShard", formatShard("root", NASTY))((...call: unknown[]) => calls.push(call));
  expect(calls).toEqual([["root", NASTY]]);
});

test("text that is no shard of that name is refused", () => {
  for (const text of ["", "alert(1)", 'broadsheetShard("other",1);', 'broadsheetShard("root",1']) {
    expect(() => parseShard("root", text)).toThrow(SyntaxError);
  }
});

test("a name that could leave the folder is refused", () => {
  expect(() => formatShard("../x", 1)).toThrow(RangeError);
});
