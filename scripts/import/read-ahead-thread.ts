/** The thread of `readAhead`: sends what files hold, batch by batch. */
import { readFileSync } from "node:fs";
import { workerData } from "node:worker_threads";
import type { Batch, ReadAheadTask } from "./read-ahead.ts";

const FILES_IN_BATCH = 250;

const { files, port, sent } = workerData as ReadAheadTask;
for (let from = 0; from < files.length; from += FILES_IN_BATCH) {
  const batch = batchOf(files.slice(from, from + FILES_IN_BATCH).map(readOrNothing));
  port.postMessage(batch, [batch.bytes.buffer]);
  Atomics.add(sent, 0, 1);
  Atomics.notify(sent, 0);
}
port.close();

function batchOf(contents: readonly (Uint8Array | undefined)[]): Batch {
  const bytes = new Uint8Array(contents.reduce((sum, one) => sum + (one?.length ?? 0), 0));
  let place = 0;
  for (const one of contents) {
    bytes.set(one ?? [], place);
    place += one?.length ?? 0;
  }
  return { bytes, lengths: contents.map((one) => one?.length ?? -1) };
}

/** Why a file cannot be read is told where its text is asked for. */
function readOrNothing(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
