/** What runs in a worker of the build: it makes ready for a task, and takes one job after another until none is left. */
import { parentPort } from "node:worker_threads";
import { type FiledFile, type FilingJob, type FilingTask, prepareFiling } from "./filing-task.ts";
import { prepareRendering, type RenderedPage, type RenderingJob, type RenderingTask } from "./rendering-task.ts";

export type CrewTask = FilingTask | RenderingTask;
export type JobOf<Task> = Task extends FilingTask ? FilingJob : RenderingJob;
export type ResultOf<Task> = Task extends FilingTask ? FiledFile[] : RenderedPage[];

/** A task to make ready for; and the jobs of the last one. */
export type CrewOrder<Task> =
  | { task: Task }
  | {
      jobs: readonly JobOf<Task>[];
      /** Place of the next job that nobody took, shared by all. */
      next: Int32Array<SharedArrayBuffer>;
    };

type Perform = (job: never) => unknown;

let prepared: Promise<Perform> | undefined;

parentPort?.on("message", (order: CrewOrder<CrewTask>) => void obey(order));

async function obey(order: CrewOrder<CrewTask>): Promise<void> {
  if ("task" in order) {
    prepared = prepare(order.task);
    // Told when its jobs are asked for.
    prepared.catch(() => undefined);
    return;
  }
  const { jobs, next } = order;
  try {
    const perform = (await prepared) as Perform;
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
