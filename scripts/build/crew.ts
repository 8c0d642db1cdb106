/** Worker threads that share the dear steps of a large build. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CrewTask, JobOf, ResultOf } from "./crew-member.ts";

/** Each holds the archive in memory, so that more cores do not mean more and more of it. */
const MOST_THREADS = 4;
/** Pages are many short-lived strings: with room for them, the collector has a third of the work. MiB. */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 4096 };

export class Crew {
  readonly #size = Math.min(MOST_THREADS, availableParallelism()) - 1;
  #workers: Worker[] = [];

  /**
   * Has jobs of a task done, each by one worker or by `perform` in this thread, and takes their results as they come,
   * in no order.
   */
  async share<Task extends CrewTask>(
    task: Task,
    jobs: readonly JobOf<Task>[],
    perform: (job: JobOf<Task>) => ResultOf<Task> | Promise<ResultOf<Task>>,
    take: (result: ResultOf<Task>) => void,
  ): Promise<void> {
    while (this.#workers.length < this.#size)
      this.#workers.push(new Worker(new URL("./crew-member.ts", import.meta.url), { resourceLimits: LIMITS }));
    const waiting = jobs[Symbol.iterator]();
    const others = this.#workers.map((worker) => serve(worker, task, waiting, take));
    for (const job of { [Symbol.iterator]: () => waiting }) {
      take(await perform(job));
      // The workers' messages have their turn.
      await new Promise(setImmediate);
    }
    await Promise.all(others);
  }

  /** Sends the workers home. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }
}

/** Gives a worker the task and then one job after another, until none waits. */
function serve<Task extends CrewTask>(
  worker: Worker,
  task: Task,
  waiting: Iterator<JobOf<Task>>,
  take: (result: ResultOf<Task>) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      for (const event of ["error", "exit", "message"]) worker.removeAllListeners(event);
      end();
    };
    const next = () => {
      const job = waiting.next();
      if (job.done) settle(resolve);
      else worker.postMessage({ job: job.value });
    };
    worker.on("error", (error) => settle(() => reject(error)));
    worker.on("exit", () => settle(() => reject(new Error("A worker of the build ended before its work."))));
    worker.on("message", (message: { result: ResultOf<Task> } | { error: unknown }) => {
      if ("error" in message) return settle(() => reject(message.error));
      try {
        take(message.result);
        next();
      } catch (error) {
        settle(() => reject(error));
      }
    });
    worker.postMessage({ task });
    next();
  });
}
