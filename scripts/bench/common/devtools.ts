/**
 * Chromium through the few commands of its DevTools protocol that benchmarks need. Playwright watches every request of
 * a page, which doubles the time that a small file takes; readers have nothing that watches.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { InputError } from "../../../src/archive/problem.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--headless",
  // Containers and root have no sandbox to run in; nothing here opens a page that is not our own.
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--remote-debugging-port=0",
];
const READY = /DevTools listening on (?<address>ws:\S+)/;
/** Milliseconds that a browser may take to begin, and to end. */
const PATIENCE = 30_000;

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(reason: Error): void;
}

/** A browser of its own for one page. */
export class DevTools {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #session: string | undefined;

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#receive(JSON.parse(String(data)) as Reply));
    socket.addEventListener("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("The browser ended early."));
      this.#waiting.clear();
    });
  }

  /**
   * Opens a page at an address. `CHROMIUM_PATH` names the browser, else one that is installed, else Playwright's own.
   * Throws `InputError` when it does not begin.
   */
  static async open(address: string): Promise<DevTools> {
    const program =
      process.env["CHROMIUM_PATH"] ?? PLACES.find((place) => existsSync(place)) ?? chromium.executablePath();
    const profile = mkdtempSync(join(tmpdir(), "broadsheet-chromium-"));
    const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "pipe"] });
    const socket = new WebSocket(await addressOf(browser, program));
    await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
    const devtools = new DevTools(browser, profile, socket);
    const { targetId } = await devtools.send("Target.createTarget", { url: address });
    const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: true });
    devtools.#session = sessionId as string;
    while (!(await devtools.evaluate("location.href !== 'about:blank' && document.readyState === 'complete'"))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return devtools;
  }

  send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    this.#last++;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, ...(this.#session && { sessionId: this.#session }) }));
    });
  }

  /** The value of an expression in the page, awaited; it must be what JSON can say. Rejects with what the page throws. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result?: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result?.value;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#session = undefined;
    await this.send("Browser.close").catch(() => undefined);
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(timer);
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #receive({ id = 0, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result ?? {});
  }
}

/** Where the browser listens, which it says on its standard error. */
function addressOf(browser: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = () => {
      browser.kill("SIGKILL");
      reject(new InputError({ message: `Chromium did not begin: ${said.slice(-500) || program}`, hint: HINT }));
    };
    const timer = setTimeout(fail, PATIENCE);
    browser.once("error", fail);
    browser.once("exit", fail);
    browser.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const address = READY.exec(said)?.groups?.["address"];
      if (address === undefined) return;
      clearTimeout(timer);
      browser.off("exit", fail);
      resolve(address);
    });
  });
}

const HINT = "Install Chromium, or name one: CHROMIUM_PATH=/path/to/chromium.";
