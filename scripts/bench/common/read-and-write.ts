/** The peer of an import: reads every file below one folder, and writes the same bytes below another. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const [from = "", to = ""] = process.argv.slice(2);
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const place = join(to, relative(from, file));
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, readFileSync(file));
}
