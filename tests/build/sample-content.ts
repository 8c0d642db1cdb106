import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderWith } from "./temporary-folder.ts";

/** Papers that tempt a renderer: signs that HTML escapes, formulas, links, notes, names, many authors. */
const HARD_PAPERS: Record<string, string> = {
  "papers/2025/10/hard-signs.md":
    '---\nid: "hard-signs"\ntitle: "\\"Quotes\\", \'apostrophes\' & <b>tags</b>: f-divergence $x^2$"\nauthors: ["O\'Neil & Sons", "Ann <Bo>"]\nauthorCount: 9\norganization: { name: "R&D \\"Lab\\"" }\nlisted: [{ date: "2025-10-24", source: "s", rank: 1, comments: 3, upvotes: 2 }, { date: "2025-10-27", source: "s" }]\nlinks: { pdf: "https://a.org/?a=1&b=\'2\'" }\nkeywords: ["<i>", "a & b"]\nstatus: "it\'s \\"withdrawn\\""\n---\nText with *stress*, `code <x>`, a & b, <script>alert(1)</script> and $\\frac{a}{b}$.\n\n## Notes\n\nHer **own** words.\n',
  "papers/2025/10/many-authors.md": `---\nid: "many-authors"\ntitle: "Many"\nauthors: [${Array.from({ length: 40 }, (_, at) => `"Author ${at}"`).join(", ")}]\nlisted: [{ date: "2025-10-24", source: "s" }]\n---\n`,
  "papers/2025/10/many-again.md":
    '---\nid: "many-again"\ntitle: "Again"\nauthors: ["Author 1", "O\'Neil & Sons"]\nlisted: [{ date: "2025-11-03", source: "s" }]\n---\nSee https://a.org/x?y=1&z=2.\n',
};

/** A copy of the sample content with the hard papers and more files. */
export function sampleWith(files: Readonly<Record<string, string>>, afterwards?: (remove: () => void) => void): string {
  const content = folderWith({}, afterwards);
  cpSync("content", content, { recursive: true });
  for (const [file, text] of Object.entries({ ...HARD_PAPERS, ...files })) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
  return content;
}
