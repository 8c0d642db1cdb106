/** Texts of many files, read by a thread of its own while this one does other work. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { readText, textOf } from "../../src/store/read-text.ts";

/** So many files are read while a thread starts. */
const FEW = 1000;
/** A thread that sends nothing for so long is not waited for: the files are read without it. */
const MILLISECONDS_TO_WAIT = 5000;

/** What the thread is given. */
export interface ReadAheadTask {
  files: readonly string[];
  /** Where it sends a `Batch` after another. */
  port: MessagePort;
  /** How many it has sent. */
  sent: Int32Array<SharedArrayBuffer>;
}

/** What some files hold, one after another. */
export interface Batch {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of each file; -1 where it could not be read. */
  lengths: number[];
}

/**
 * Begins to read files, and gives back what hands out their texts, to be asked for once each and in order. Throws like
 * `readText` for a file that cannot be read.
 */
export function readAhead(files: readonly string[]): (file: string) => string {
  if (files.length < FEW) return readText;
  const contents = contentsOf(files.length, startThread(files));
  return (file) => {
    const bytes = contents.next().value;
    return bytes ? textOf(bytes, file) : readText(file);
  };
}

function startThread(files: readonly string[]): { inbox: MessagePort; sent: ReadAheadTask["sent"] } {
  const { port1: inbox, port2: port } = new MessageChannel();
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ReadAheadTask = { files, port, sent };
  const thread = new Worker(new URL("./read-ahead-thread.ts", import.meta.url), { workerData, transferList: [port] });
  thread.unref();
  thread.on("error", () => undefined);
  return { inbox, sent };
}

/** Waits without giving way, since what reads the folder does not either. */
function* contentsOf(
  count: number,
  { inbox, sent }: ReturnType<typeof startThread>,
): Generator<Uint8Array | undefined, undefined> {
  for (let received = 0, done = 0; done < count; received++) {
    if (Atomics.wait(sent, 0, received, MILLISECONDS_TO_WAIT) === "timed-out") return;
    const { message } = receiveMessageOnPort(inbox) as { message: Batch };
    const { bytes, lengths } = message;
    let place = 0;
    for (const length of lengths) {
      yield length < 0 ? undefined : bytes.subarray(place, place + length);
      place += Math.max(length, 0);
    }
    done += lengths.length;
  }
}
