/** Worker threads that share the dear steps of a large build. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CrewAnswer, CrewOrder, CrewTask, JobOf, ResultOf } from "./crew-member.ts";

/** Each has the code and a part of the work in memory, so that more cores do not mean more and more of it. */
const MOST_THREADS = 4;
/** So many jobs wait for a worker at most: enough that it never runs dry while this thread is at a job of its own. */
const MOST_WAITING = 4;
/** Pages are many short-lived strings: with room for them, the collector has a third of the work. MiB. */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 4096 };

export class Crew {
  readonly #size = Math.min(MOST_THREADS, availableParallelism()) - 1;
  readonly #members: Member[] = [];
  readonly #apart: Member[] = [];

  /**
   * Gives a job of a task to the worker with the least to do. Undefined when all of them have enough, or there are
   * none: then it is to be done here.
   */
  offer<Task extends CrewTask>(task: Task, job: JobOf<Task>): Promise<ResultOf<Task>> | undefined {
    while (this.#members.length < this.#size) this.#members.push(new Member());
    const [idlest] = this.#members.toSorted((a, b) => a.waiting - b.waiting);
    return idlest && idlest.waiting < MOST_WAITING ? idlest.give(task, job) : undefined;
  }

  /**
   * Gives a long job to a worker of its own, beside those who take one short job after another: where there are fewer
   * cores than threads, they take turns. Undefined where all is to be done here.
   */
  setApart<Task extends CrewTask>(task: Task, job: JobOf<Task>): Promise<ResultOf<Task>> | undefined {
    if (this.#size === 0) return undefined;
    const member = new Member();
    this.#apart.push(member);
    const result = member.give(task, job);
    // Told to whoever waits for it, later.
    result.catch(() => undefined);
    return result;
  }

  /**
   * Has jobs of a task done by workers, and by `perform` in this thread while these have enough. Takes the results as
   * they come, in no order.
   */
  async share<Task extends CrewTask>(
    task: Task,
    jobs: Iterable<JobOf<Task>> | AsyncIterable<JobOf<Task>>,
    perform: (job: JobOf<Task>) => ResultOf<Task> | Promise<ResultOf<Task>>,
    take: (result: ResultOf<Task>, job: JobOf<Task>) => void,
  ): Promise<void> {
    const given: Promise<void>[] = [];
    let failure: { error: unknown } | undefined;
    for await (const job of jobs) {
      const result = this.offer(task, job);
      if (!result) take(await perform(job), job);
      else {
        const taken = result
          .then((done) => take(done, job))
          .catch((error: unknown) => {
            failure ??= { error };
          });
        given.push(taken);
      }
      // The workers' messages have their turn.
      await new Promise(setImmediate);
      if (failure) break;
    }
    await Promise.all(given);
    if (failure) throw failure.error;
  }

  /** Sends the workers home. */
  async end(): Promise<void> {
    const all = [...this.#members.splice(0), ...this.#apart.splice(0)];
    await Promise.all(all.map((member) => member.end()));
  }
}

/** A worker, and the jobs that wait for it. */
class Member {
  readonly #worker = new Worker(new URL("./crew-member.ts", import.meta.url), { resourceLimits: LIMITS });
  readonly #tasks: CrewTask[] = [];
  /** In the order in which they were given, which is that of the answers. */
  readonly #waiting: { resolve(result: unknown): void; reject(error: unknown): void }[] = [];

  constructor() {
    const fail = (error: unknown) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    this.#worker.on("error", fail);
    this.#worker.on("exit", () => fail(new Error("A worker of the build ended before its work.")));
    this.#worker.on("message", (answer: CrewAnswer) => {
      const job = this.#waiting.shift();
      if ("error" in answer) job?.reject(answer.error);
      else job?.resolve(answer.result);
    });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  give<Task extends CrewTask>(task: Task, job: JobOf<Task>): Promise<ResultOf<Task>> {
    const known = this.#tasks.indexOf(task);
    const number = known < 0 ? this.#tasks.push(task) - 1 : known;
    this.#worker.postMessage({ number, job, ...(known < 0 && { task }) } satisfies CrewOrder);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as (result: unknown) => void, reject });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
