/** What runs in a worker of the build: it does one job after another, in the order in which they come. */
import { parentPort } from "node:worker_threads";
import type { FiledFile, FilingJob, FilingTask } from "./filing-task.ts";
import type { IndexingJob, IndexingTask, WrittenShard } from "./indexing-task.ts";
import type { WritingJob, WritingTask, WrittenPage } from "./writing-task.ts";

export type CrewTask = FilingTask | IndexingTask | WritingTask;
export type JobOf<Task> = Task extends FilingTask ? FilingJob : Task extends IndexingTask ? IndexingJob : WritingJob;
export type ResultOf<Task> = Task extends FilingTask
  ? FiledFile[]
  : Task extends IndexingTask
    ? WrittenShard[]
    : WrittenPage[];

/** A job of a task; the first of a task's jobs has the task with it. */
export interface CrewOrder {
  number: number;
  task?: CrewTask;
  job: unknown;
}

export type CrewAnswer = { result: unknown } | { error: unknown };

type Perform = (job: never) => unknown;

const prepared: Perform[] = [];
let last = Promise.resolve();

parentPort?.on("message", (order: CrewOrder) => {
  last = last.then(async () => parentPort?.postMessage(await answerTo(order)));
});

async function answerTo({ number, task, job }: CrewOrder): Promise<CrewAnswer> {
  try {
    if (task) prepared[number] = await prepare(task);
    return { result: (prepared[number] as Perform)(job as never) };
  } catch (error) {
    return { error };
  }
}

/** What a task needs is loaded with it: the renderer of Markdown alone takes a quarter of a second. */
async function prepare(task: CrewTask): Promise<Perform> {
  if (task.kind === "filing") return (await import("./filing-task.ts")).prepareFiling(task);
  if (task.kind === "indexing") return (await import("./indexing-task.ts")).prepareIndexing(task);
  return (await import("./writing-task.ts")).prepareWriting(task);
}
