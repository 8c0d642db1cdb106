/**
 * Makes public/fonts/ and src/styles/fonts.css from the @fontsource-variable packages: `npm run fonts`.
 * The results are committed, so this runs only when a font or its subset changes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";
import { fallbackFaces, readFontMetrics } from "./font-metrics.ts";

const ROOT = join(import.meta.dirname, "../..");
const FONTS = join(ROOT, "public/fonts");

interface Family {
  name: string;
  /** Folder of the package and first part of the files' names. */
  id: string;
  weight: number | { min: number; max: number };
  /** Local fonts that stand in until the file is there, by kind of letter. */
  fallback: "serif" | "sans";
}

const FAMILIES: Family[] = [
  { name: "Newsreader", id: "newsreader", weight: { min: 400, max: 600 }, fallback: "serif" },
  { name: "Instrument Sans", id: "instrument-sans", weight: 500, fallback: "sans" },
];

/** Character ranges of a file; a page loads a file only when it has a letter of it. */
const PARTS = [
  {
    suffix: "basic",
    source: "latin",
    ranges: "U+20-7E,U+A0,U+A9,U+B7,U+D7,U+2013-2014,U+2018-2019,U+201C-201D,U+2026",
  },
  {
    suffix: "latin",
    source: "latin",
    ranges:
      "U+A1-A8,U+AA-B6,U+B8-D6,U+D8-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+201A,U+201E,U+2020-2022,U+2030,U+2039-203A,U+20AC,U+2122,U+2212",
  },
  {
    suffix: "latin-ext",
    source: "latin-ext",
    ranges: "U+100-130,U+132-151,U+154-17F,U+1CD-1CE,U+1E6-1E7,U+218-21B,U+1E80-1E85,U+1E9E",
  },
  {
    suffix: "vietnamese",
    source: "vietnamese",
    ranges: "U+1A0-1A1,U+1AF-1B0,U+300-301,U+303,U+309,U+323,U+1EA0-1EF9",
  },
];

/** Every character of a list of ranges such as `U+20-7E,U+A0`. */
function charactersIn(ranges: string): string {
  return ranges
    .split(",")
    .flatMap((range) => {
      const [from = "", to = from] = range.slice(2).split("-");
      const first = Number.parseInt(from, 16);
      return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    })
    .join("");
}

function sourceFile(family: Family, source: string): string {
  return join(ROOT, `node_modules/@fontsource-variable/${family.id}/files/${family.id}-${source}-wght-normal.woff2`);
}

async function subset(family: Family, source: string, characters: string, targetFormat: "woff2" | "sfnt") {
  return subsetFont(readFileSync(sourceFile(family, source)), characters, {
    targetFormat,
    variationAxes: { wght: family.weight },
    noLayoutClosure: true,
    noHinting: true,
    keepFeatures: ["kern", "mark", "mkmk", "ccmp"],
    // How kerning varies with the weight: a tenth of a per cent of a line's width, for a sixth of the file.
    dropTables: ["GDEF", "STAT"],
  });
}

/** The declaration, wrapped as the formatter would. */
function unicodeRange(ranges: string): string {
  const parts = ranges.split(",");
  const line = `unicode-range: ${parts.join(", ")};`;
  if (line.length <= 118) return line;
  const lines = ["unicode-range:"];
  let current = "   ";
  for (const [at, part] of parts.entries()) {
    const next = ` ${part}${at === parts.length - 1 ? ";" : ","}`;
    if (current.length + next.length > 120) {
      lines.push(current);
      current = "   ";
    }
    current += next;
  }
  return [...lines, current].join("\n");
}

/** The files of a family and the rules that name them. */
async function makeFamily(family: Family): Promise<string> {
  const weight = typeof family.weight === "number" ? `${family.weight}` : `${family.weight.min} ${family.weight.max}`;
  const rules: string[] = [];
  for (const { suffix, source, ranges } of PARTS) {
    // Not every family has every script.
    if (!existsSync(sourceFile(family, source))) continue;
    const file = `${family.id}-${suffix}.woff2`;
    const font = await subset(family, source, charactersIn(ranges), "woff2");
    writeFileSync(join(FONTS, file), font);
    console.log(`${file}: ${font.length} bytes`);
    rules.push(
      `@font-face {\n  font-family: "${family.name}";\n  src: url("../fonts/${file}") format("woff2");\n  font-weight: ${weight};\n  font-display: swap;\n  ${unicodeRange(ranges)}\n}`,
    );
  }
  const basic = await subset(family, "latin", charactersIn(PARTS[0]?.ranges ?? ""), "sfnt");
  return [...rules, ...fallbackFaces(family.name, family.fallback, readFontMetrics(basic))].join("\n\n");
}

mkdirSync(FONTS, { recursive: true });
const families: string[] = [];
for (const family of FAMILIES) families.push(await makeFamily(family));
const head = "/* Made by scripts/build/subset-fonts.ts; change that, then run `npm run fonts`. */";
writeFileSync(join(ROOT, "src/styles/fonts.css"), `${head}\n${families.join("\n\n")}\n`);
