/** Worker threads that share the dear steps of a large build. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CrewOrder, CrewTask, JobOf, ResultOf } from "./crew-member.ts";

/** Each holds the archive in memory, so that more cores do not mean more and more of it. */
const MOST_THREADS = 4;
/** Pages are many short-lived strings: with room for them, the collector has a third of the work. MiB. */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 4096 };

export class Crew {
  readonly #size = Math.min(MOST_THREADS, availableParallelism()) - 1;
  #workers: Worker[] = [];
  #prepared: CrewTask | undefined;

  /** Has the workers make ready for a task; its jobs may come later. */
  prepare(task: CrewTask): void {
    while (this.#workers.length < this.#size)
      this.#workers.push(new Worker(new URL("./crew-member.ts", import.meta.url), { resourceLimits: LIMITS }));
    if (this.#prepared === task) return;
    this.#prepared = task;
    for (const worker of this.#workers) worker.postMessage({ task } satisfies CrewOrder<CrewTask>);
  }

  /**
   * Has jobs of a task done, each by whoever is free first: a worker, or this thread by `perform`. Takes their results
   * as they come, in no order. `first` is what this thread does before it takes part.
   */
  async share<Task extends CrewTask>(
    task: Task,
    jobs: readonly JobOf<Task>[],
    perform: (job: JobOf<Task>) => ResultOf<Task> | Promise<ResultOf<Task>>,
    { take, first }: { take: (result: ResultOf<Task>) => void; first?: () => void },
  ): Promise<void> {
    this.prepare(task);
    const next = new Int32Array(new SharedArrayBuffer(4));
    const stop = () => void Atomics.store(next, 0, jobs.length);
    const others = Promise.all(this.#workers.map((worker) => employ(worker, { jobs, next }, take)));
    others.catch(stop);
    try {
      first?.();
      for (let at = Atomics.add(next, 0, 1); at < jobs.length; at = Atomics.add(next, 0, 1)) {
        take(await perform(jobs[at] as JobOf<Task>));
        // The workers' messages have their turn.
        await new Promise(setImmediate);
      }
    } finally {
      stop();
    }
    await others;
  }

  /** Sends the workers home. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }
}

/** Has a worker do jobs until none is left. */
function employ<Task extends CrewTask>(
  worker: Worker,
  order: CrewOrder<Task>,
  take: (result: ResultOf<Task>) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      for (const event of ["error", "exit", "message"]) worker.removeAllListeners(event);
      end();
    };
    worker.on("error", (error) => settle(() => reject(error)));
    worker.on("exit", () => settle(() => reject(new Error("A worker of the build ended before its work."))));
    worker.on("message", (message: { result: ResultOf<Task> } | { error: unknown } | "done") => {
      if (message === "done") return settle(resolve);
      if ("error" in message) return settle(() => reject(message.error));
      try {
        take(message.result);
      } catch (error) {
        settle(() => reject(error));
      }
    });
    worker.postMessage(order);
  });
}
