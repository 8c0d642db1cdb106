declare module "subset-font" {
  /** A font with only the glyphs that the characters need. */
  // biome-ignore lint/style/noDefaultExport: the package exports nothing else
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      targetFormat: "woff2" | "sfnt";
      variationAxes?: Record<string, number | { min: number; max: number }>;
      noLayoutClosure?: boolean;
      noHinting?: boolean;
      keepFeatures?: string[];
      dropTables?: string[];
    },
  ): Promise<Uint8Array>;
}
