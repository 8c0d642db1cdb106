import fc from "fast-check";
import { remark } from "remark";
import { expect, test } from "vitest";
import { plainText, renderAbstract, renderMarkdown } from "../../src/store/markdown.ts";
import { plainLineText, readPlainLine } from "../../src/store/plain-line.ts";

const parser = remark();
/** Without the places in the source, which nobody asks for. */
const bare = (tree: unknown) =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === "position" ? undefined : value)));

/** Pieces of which Markdown is made, and of which abstracts are. */
const piece = fc.constantFrom(
  ..."a Word é 深 3D 12 1. 2) “ ‘ - + # ## > | ~ ~~ = == : ; ! ? ( ) { } ^ % $ $x^2$ https://a.org/b_c?d=1&e \\ \\* \\_ \\& \\< \\[ \\a \\\\ _ __ * ** ` [ ] [a](b) ![a](b) <b> </b> <!-- &amp; &copy; & < > \" ' _a_ __b _c a_d_ HTTPS://A.org/X https://é.org/ü https://a.org/%zz http://a.org/'x'&y https://a.org/a[1]".split(
    " ",
  ),
  ..." |  |   |\t|\n|\n\n|\u00a0|\u2028|\u0000|\r".split("|"),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join("")),
  fc.array(piece, { maxLength: 14 }).map((pieces) => `Word ${pieces.join(" ")}`),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

test("what is taken for a plain line is read as the parser reads it", () => {
  let taken = 0;
  fc.assert(
    fc.property(text, (markdown) => {
      const tree = readPlainLine(markdown);
      if (tree === undefined) return;
      taken++;
      expect(tree).toEqual(bare(parser.parse(markdown)));
    }),
    { numRuns: 10_000, seed: 7 },
  );
  expect(taken).toBeGreaterThan(500);
});

test("an abstract reads the same on the short way through the renderer as on the long one", () => {
  fc.assert(
    fc.property(text, (markdown) => {
      const { abstract, plain } = renderAbstract(markdown);
      fc.pre(abstract.rest === undefined);
      expect([abstract.lead, plain]).toEqual([renderMarkdown(markdown), plainText(markdown)]);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test("most sentences of an abstract are plain lines", () => {
  for (const line of [
    "We ask: does it (really) work - at 7.5%? See https://a.org/x_y.",
    "Costs \\$5 \\& more, x\\_1.",
    "3D scenes in <1 s, rock & roll.",
    "“Why?” is asked of X_1.",
  ])
    expect([line, plainLineText(line)]).toEqual([line, line.replaceAll("\\", "")]);
});
