import { BUILD_OPTIONS, BUILD_USAGE, importAndBuild } from "./build/command.ts";
import { runCommand } from "./command-line.ts";

await runCommand({
  usage: `
Usage: npm run build -- [options]

Imports the listings waiting in content/listings, checks the content and builds the site.
${BUILD_USAGE}

Exit code: 0 done; 1 something could not be used, and is named; 2 wrong usage.`,
  options: BUILD_OPTIONS,
  run: async ({ values }) => (await importAndBuild(values)).exitCode,
});
