/** What runs in a worker of the build: it is given a task, and takes one of its jobs after another until none is left. */
import { parentPort } from "node:worker_threads";
import { type FiledFile, type FilingJob, type FilingTask, prepareFiling } from "./filing-task.ts";
import { prepareRendering, type RenderedPage, type RenderingJob, type RenderingTask } from "./rendering-task.ts";

export type CrewTask = FilingTask | RenderingTask;
export type JobOf<Task> = Task extends FilingTask ? FilingJob : RenderingJob;
export type ResultOf<Task> = Task extends FilingTask ? FiledFile[] : RenderedPage[];

export interface CrewOrder<Task> {
  task: Task;
  jobs: readonly JobOf<Task>[];
  /** Place of the next job that nobody took, shared by all. */
  next: Int32Array<SharedArrayBuffer>;
}

type Perform = (job: never) => unknown;

parentPort?.on("message", (order: CrewOrder<CrewTask>) => void obey(order));

async function obey({ task, jobs, next }: CrewOrder<CrewTask>): Promise<void> {
  try {
    const perform = await prepare(task);
    for (let at = Atomics.add(next, 0, 1); at < jobs.length; at = Atomics.add(next, 0, 1))
      parentPort?.postMessage({ result: await perform(jobs[at] as never) });
    parentPort?.postMessage("done");
  } catch (error) {
    parentPort?.postMessage({ error });
  }
}

async function prepare(task: CrewTask): Promise<Perform> {
  return task.kind === "filing" ? prepareFiling(task) : prepareRendering(task);
}
