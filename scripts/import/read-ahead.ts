/** The papers of many files, read by a second thread while this one does other work, and then by both. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Paper } from "../../src/archive/paper.ts";
import type { Problem } from "../../src/archive/problem.ts";
import { readPaperFile } from "../../src/store/read-content.ts";

/** So many files are read while a thread starts. */
const FEW = 1000;
const FILES_IN_BATCH = 100;
/** A thread that sends nothing for so long is not waited for. */
const MILLISECONDS_TO_WAIT = 5000;

/** The paper in a file, or what keeps it from being one. */
export type Found = Paper | Problem[];

/** What the thread is given. */
export interface ReadAheadTask {
  files: readonly string[];
  /** Where it sends a `Batch` after another. */
  port: MessagePort;
  /** Number of the next batch that nobody took, and how many the thread has sent. */
  next: Int32Array<SharedArrayBuffer>;
  sent: Int32Array<SharedArrayBuffer>;
}

export interface Batch {
  /** Number of the batch, from 0. */
  at: number;
  /** Absent when a file could not be read; why is told where its paper is asked for. */
  found?: Found[];
}

/** Begins to read files; what is given back tells what is in them, and is to be asked once for each and in order. */
export function readAhead(files: readonly string[]): (file: string) => Found {
  if (files.length < FEW) return readPaperFile;
  const reader = new SharedReader(files);
  let at = 0;
  let found: Found[] = [];
  return () => {
    if (at % FILES_IN_BATCH === 0) found = reader.take(at / FILES_IN_BATCH);
    return found[at++ % FILES_IN_BATCH] as Found;
  };
}

/** Reads a batch that nobody took yet; undefined when there is none left. */
export function readNextBatch({ files, next }: Pick<ReadAheadTask, "files" | "next">): Batch | undefined {
  const at = Atomics.add(next, 0, 1);
  if (at * FILES_IN_BATCH >= files.length) return undefined;
  try {
    return { at, found: readBatch(files, at) };
  } catch {
    return { at };
  }
}

function readBatch(files: readonly string[], at: number): Found[] {
  return files.slice(at * FILES_IN_BATCH, (at + 1) * FILES_IN_BATCH).map((file) => readPaperFile(file));
}

class SharedReader {
  readonly #task: ReadAheadTask;
  readonly #inbox: MessagePort;
  readonly #found = new Map<number, Found[] | undefined>();

  constructor(files: readonly string[]) {
    const { port1, port2: port } = new MessageChannel();
    const counter = () => new Int32Array(new SharedArrayBuffer(4));
    this.#inbox = port1;
    this.#task = { files, port, next: counter(), sent: counter() };
    const thread = new Worker(new URL("./read-ahead-thread.ts", import.meta.url), {
      workerData: this.#task,
      transferList: [port],
    });
    thread.unref();
    // What it does not send is read without it.
    thread.on("error", () => undefined);
  }

  /** What is in the files of a batch. Reads others meanwhile, and waits only when there are none left. */
  take(at: number): Found[] {
    const { files, sent } = this.#task;
    for (;;) {
      const known = Atomics.load(sent, 0);
      this.#receive();
      if (this.#found.has(at)) {
        const found = this.#found.get(at) ?? readBatch(files, at);
        this.#found.delete(at);
        return found;
      }
      const batch = readNextBatch(this.#task);
      if (batch) this.#found.set(batch.at, batch.found);
      else if (Atomics.wait(sent, 0, known, MILLISECONDS_TO_WAIT) === "timed-out") return readBatch(files, at);
    }
  }

  #receive(): void {
    for (let one = receiveMessageOnPort(this.#inbox); one; one = receiveMessageOnPort(this.#inbox)) {
      const { at, found } = one.message as Batch;
      this.#found.set(at, found);
    }
  }
}
