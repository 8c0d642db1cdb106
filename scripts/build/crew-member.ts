/** What runs in a worker of the build: it is given a task, and then jobs. */
import { parentPort } from "node:worker_threads";
import { type FiledFile, type FilingJob, type FilingTask, prepareFiling } from "./filing-task.ts";
import { prepareRendering, type RenderedPage, type RenderingJob, type RenderingTask } from "./rendering-task.ts";

export type CrewTask = FilingTask | RenderingTask;
export type JobOf<Task> = Task extends FilingTask ? FilingJob : RenderingJob;
export type ResultOf<Task> = Task extends FilingTask ? FiledFile[] : RenderedPage[];

type Perform = (job: never) => unknown;

let perform: Promise<Perform> | undefined;

parentPort?.on("message", (message: { task: CrewTask } | { job: FilingJob | RenderingJob }) => void obey(message));

async function obey(message: { task: CrewTask } | { job: FilingJob | RenderingJob }): Promise<void> {
  try {
    if ("task" in message) perform = prepare(message.task);
    else parentPort?.postMessage({ result: await (await perform)?.(message.job as never) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
}

async function prepare(task: CrewTask): Promise<Perform> {
  return task.kind === "filing" ? prepareFiling(task) : prepareRendering(task);
}
