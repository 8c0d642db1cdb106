import { BUILD_OPTIONS, BUILD_USAGE, importAndBuild, mergeInto, SHARD_OPTIONS, SHARD_USAGE } from "./build/command.ts";
import { runCommand, UsageError } from "./command-line.ts";

await runCommand({
  usage: `
Usage: npm run build -- [options]

Imports the listings waiting in content/listings, checks the content and builds the site; what did not change since
the last build is left as it is. .broadsheet/changes.json says what is to be uploaded and deleted.
${BUILD_USAGE}${SHARD_USAGE}

Exit code: 0 done; 1 something could not be used, and is named; 2 wrong usage.`,
  options: { ...BUILD_OPTIONS, ...SHARD_OPTIONS },
  run: async ({ values, positionals }) => {
    if (values.merge) return mergeInto(values.out, positionals);
    if (positionals.length > 0) throw new UsageError(`Nothing is known to do with "${positionals[0]}".`);
    return (await importAndBuild(values)).exitCode;
  },
});
