/** Measures of a font, and stand-in faces that take up the same room, so that nothing jumps when it arrives. */

export interface FontMetrics {
  /** All as parts of the font's em. */
  ascent: number;
  descent: number;
  lineGap: number;
  /** Mean width of a letter of English text, spaces counted. */
  letterWidth: number;
}

/** Letters of English text in their usual proportions, per 10,000, with the space between words. */
const LETTERS: Record<string, number> = {
  " ": 1818,
  e: 1030,
  t: 740,
  a: 668,
  o: 614,
  i: 570,
  n: 552,
  s: 518,
  h: 499,
  r: 490,
  d: 348,
  l: 329,
  c: 228,
  u: 226,
  m: 197,
  w: 193,
  f: 182,
  g: 165,
  y: 162,
  p: 158,
  b: 122,
  v: 80,
  k: 63,
  j: 13,
  x: 12,
  q: 8,
  z: 6,
};

/** Fonts most machines have; Liberation and the like are made to the measures of Times and Arial. */
const STAND_INS = {
  serif: [
    { name: "Georgia", local: ["Georgia", "Gelasio"], letterWidth: 0.4386 },
    { name: "Times", local: ["Times New Roman", "Liberation Serif", "Tinos", "Times"], letterWidth: 0.3997 },
  ],
  sans: [
    { name: "Arial", local: ["Arial", "Liberation Sans", "Arimo", "Helvetica"], letterWidth: 0.4411 },
    { name: "Roboto", local: ["Roboto"], letterWidth: 0.4445 },
  ],
};

/** Reads the measures from a TrueType file. */
export function readFontMetrics(font: Uint8Array): FontMetrics {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = tableFinder(view);
  const em = view.getUint16(table("head") + 18);
  const hhea = table("hhea");
  const glyphOf = glyphFinder(view, table("cmap"));
  const lastWidth = view.getUint16(hhea + 34) - 1;
  let width = 0;
  let weight = 0;
  for (const [letter, share] of Object.entries(LETTERS)) {
    const glyph = Math.min(glyphOf(letter.charCodeAt(0)), lastWidth);
    width += share * view.getUint16(table("hmtx") + glyph * 4);
    weight += share;
  }
  return {
    ascent: view.getInt16(hhea + 4) / em,
    descent: -view.getInt16(hhea + 6) / em,
    lineGap: view.getInt16(hhea + 8) / em,
    letterWidth: width / weight / em,
  };
}

/** `@font-face` rules that give local fonts the measures of the one that is on its way. */
export function fallbackFaces(family: string, kind: "serif" | "sans", metrics: FontMetrics): string[] {
  return STAND_INS[kind].map(({ name, local, letterWidth }) => {
    const scale = metrics.letterWidth / letterWidth;
    const lines = [
      `font-family: "${family} ${name}"`,
      `src: ${local.map((font) => `local("${font}")`).join(", ")}`,
      `size-adjust: ${percent(scale)}`,
      `ascent-override: ${percent(metrics.ascent / scale)}`,
      `descent-override: ${percent(metrics.descent / scale)}`,
      `line-gap-override: ${percent(metrics.lineGap / scale)}`,
    ];
    return `@font-face {\n${lines.map((line) => `  ${line};\n`).join("")}}`;
  });
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

function tableFinder(view: DataView): (tag: string) => number {
  const tables = new Map<string, number>();
  for (let at = 12, left = view.getUint16(4); left > 0; at += 16, left--) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const start = tables.get(tag);
    if (start === undefined) throw new Error(`The font has no table ${tag}.`);
    return start;
  };
}

/** Looks glyphs up in the font's table of Unicode's first plane, format 4. */
function glyphFinder(view: DataView, cmap: number): (code: number) => number {
  let start = -1;
  for (let index = view.getUint16(cmap + 2) - 1; index >= 0; index--) {
    const table = cmap + view.getUint32(cmap + 8 + index * 8);
    if (view.getUint16(table) === 4) start = table;
  }
  if (start < 0) throw new Error("The font has no character map of format 4.");
  const segments = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + segments * 2 + 2;
  return (code) => {
    for (let segment = 0; segment < segments; segment++) {
      if (code > view.getUint16(ends + segment * 2)) continue;
      const first = view.getUint16(starts + segment * 2);
      if (code < first) return 0;
      const delta = view.getUint16(starts + (segments + segment) * 2);
      const offsetAt = starts + (segments * 2 + segment) * 2;
      const offset = view.getUint16(offsetAt);
      if (offset === 0) return (code + delta) & 0xffff;
      return view.getUint16(offsetAt + offset + (code - first) * 2);
    }
    return 0;
  };
}
