/** A server on this machine that answers as it is told, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

interface Asked {
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface ReplayServer {
  /** `http://127.0.0.1:port`, without a final slash. */
  address: string;
  asked: Asked[];
  /** Most requests that were being answered at once. */
  mostAtOnce: number;
}

/** What to answer: a body with status 200, or a status with headers and a body, or whatever a function does. */
export type Reply =
  | string
  | { status: number; headers?: Record<string, string>; body?: string | Buffer }
  | ((response: ServerResponse) => void);

/** Starts a server that asks `replyTo` for each request; the count of requests before it is handed over too. */
export async function replay(replyTo: (url: URL, headers: IncomingHttpHeaders, count: number) => Reply) {
  const state: ReplayServer = { address: "", asked: [], mostAtOnce: 0 };
  let open = 0;
  const server = createServer((request, response) => {
    state.mostAtOnce = Math.max(state.mostAtOnce, ++open);
    response.on("close", () => open--);
    const count = state.asked.length;
    state.asked.push({ url: request.url ?? "", headers: request.headers });
    const reply = replyTo(new URL(request.url ?? "/", state.address), request.headers, count);
    if (typeof reply === "function") reply(response);
    else if (typeof reply === "string") response.end(reply);
    else response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return state;
}

/** A clock that stands still but for what it is told to wait; waits are noted and take no time. */
export function stillClock(now = Date.UTC(2026, 10, 27, 12)) {
  const waits: number[] = [];
  let time = now;
  return {
    waits,
    now: () => time,
    wait: (milliseconds: number) => {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
}
