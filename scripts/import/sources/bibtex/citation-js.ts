/** The one place that knows the library which reads BibTeX. */
import { createRequire } from "node:module";

interface ParsedEntry {
  properties: Record<string, unknown>;
}

interface CitationJs {
  plugins: {
    input: { data(text: string, format: "@biblatex/text"): ParsedEntry[] };
    config: { get(plugin: "@bibtex"): { constants: { commands: Record<string, string | null> } } };
  };
}

let loaded: CitationJs | undefined;

/** Loading takes 70 ms: not every import meets BibTeX. */
function citationJs(): CitationJs {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  loaded = require("@citation-js/core") as CitationJs;
  require("@citation-js/plugin-bibtex");
  return loaded;
}

/** The fields of one entry of BibTeX, values as written, in TeX. Throws what the library throws when it is none. */
export function parseFields(entry: string): Map<string, string> {
  const properties = citationJs().plugins.input.data(entry, "@biblatex/text")[0]?.properties ?? {};
  const fields = Object.entries(properties).filter(
    (field): field is [string, string | number] => typeof field[1] === "string" || typeof field[1] === "number",
  );
  return new Map(fields.map(([name, value]) => [name, String(value)]));
}

/** The character that a command of text prints, such as `ð` for `\dh`. */
export function printedByCommand(name: string): string | undefined {
  const { commands } = citationJs().plugins.config.get("@bibtex").constants;
  return (Object.hasOwn(commands, name) && commands[name]) || undefined;
}
