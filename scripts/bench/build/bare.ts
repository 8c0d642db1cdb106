/** The least that any builder does: reads every source and writes every byte of a site. `node bare.ts CONTENT SITE OUT` */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const [content = "", site = "", out = ""] = process.argv.slice(2);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

for (const file of filesBelow(content)) readFileSync(file);
for (const file of filesBelow(site)) {
  const target = join(out, relative(site, file));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, readFileSync(file));
}
