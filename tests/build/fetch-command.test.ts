import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { replay } from "../unit/fetch/replay-server.ts";
import { filesIn, folderWith } from "./temporary-folder.ts";

const PAPER = {
  id: "2608.00001",
  title: "Harbour lights",
  summary: "How they burn.",
  submittedOnDailyAt: "2026-08-21T02:00:00Z",
};

/** Runs the importer in a folder while this process answers what it asks. */
async function runIn(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [resolve("scripts/import.ts"), ...args], { cwd: folder });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (piece: Buffer) => (said.stdout += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (said.stderr += piece.toString()));
  const status = await new Promise((ended) => child.on("close", ended));
  return { status, ...said };
}

test("a source and an address are fetched by the command, and what fails is in its report", async () => {
  const server = await replay((url) =>
    url.pathname === "/daily" ? JSON.stringify([{ paper: PAPER }]) : { status: 404, body: "Nothing" },
  );
  const folder = folderWith({
    "content/collection.yaml": `name: "N"\ndescription: "D"\nsources: [{ from: "daily-papers", address: "${server.address}/daily" }]\n`,
  });
  const source = ["--from", "daily-papers", "--date", "2026-08-21"];
  const good = await runIn(folder, source);
  expect(good).toEqual({
    status: 0,
    stdout: `${server.address}/daily?date=2026-08-21: 1 paper of 21 August 2026 (daily-papers-json)\n1 added, 0 updated, 0 unchanged, 0 kept, 0 failed\n`,
    stderr: "Daily Papers: 21 August 2026, 1 of 1\n",
  });
  expect(Object.keys(filesIn(join(folder, "content/papers")))).toContain("2026/08/2608.00001.md");
  const bad = await runIn(folder, [...source, `${server.address}/gone`, "--json"]);
  expect([bad.status, JSON.parse(bad.stdout)]).toMatchObject([
    1,
    { unchanged: 1, failed: 1, problems: [{ file: `${server.address}/gone`, hint: "Check the address." }] },
  ]);
});
