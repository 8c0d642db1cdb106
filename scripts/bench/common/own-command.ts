import { readFileSync } from "node:fs";

/** A command of ours as `npm run` runs it, with arguments. */
export function ownCommand(name: "build" | "import", ...parts: string[]): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<typeof name, string> };
  return [...scripts[name].split(" "), ...parts];
}
