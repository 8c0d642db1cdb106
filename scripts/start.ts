import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { BUILD_OPTIONS, BUILD_USAGE, importAndBuild } from "./build/command.ts";
import { serveSite } from "./build/serve.ts";
import { parseCount, runCommand, UsageError } from "./command-line.ts";

await runCommand({
  usage: `
Usage: npm start -- [options]

Imports what is waiting, builds the site and serves it on this machine until Ctrl+C.

  --port N       the port (4321)${BUILD_USAGE}

Exit code: 0 done; 1 nothing could be served; 2 wrong usage.`,
  options: { ...BUILD_OPTIONS, port: { type: "string", default: "4321" } },
  async run({ values }) {
    const port = parseCount(values.port, "--port");
    if (port !== undefined && port > 65_535) throw new UsageError("--port takes a number up to 65535.");
    const { built } = await importAndBuild(values);
    const out = resolve(values.out);
    if (!built) {
      if (!existsSync(join(out, "index.html"))) return 1;
      process.stdout.write("Serving the site as it was built before.\n");
    }
    const { address } = await serveSite(out, port ?? 4321);
    process.stdout.write(`The archive is at ${address} (Ctrl+C stops)\n`);
    return 0;
  },
});
