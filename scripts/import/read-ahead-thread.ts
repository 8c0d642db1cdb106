/** The thread of `readAhead`: reads one batch after another and sends what it found. */
import { workerData } from "node:worker_threads";
import { type ReadAheadTask, readNextBatch } from "./read-ahead.ts";

const task = workerData as ReadAheadTask;
for (let batch = readNextBatch(task); batch; batch = readNextBatch(task)) {
  task.port.postMessage(batch);
  Atomics.add(task.sent, 0, 1);
  Atomics.notify(task.sent, 0);
}
task.port.close();
