/** Serves a built site from this machine. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { InputError } from "../../src/archive/problem.ts";

/**
 * Serves the files below `folder` at `http://localhost:port/`, or any free port for 0, as a static host would:
 * folders by their index.html, `404.html` for what is missing, nothing kept by the browser.
 */
export async function serveSite(folder: string, port: number): Promise<{ server: Server; address: string }> {
  const missing = join(folder, "404.html");
  const handler = sirv(folder, {
    dev: true,
    onNoMatch: (_request, response) => {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(readMissing(missing));
    },
  });
  const server = createServer(handler);
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      fail(error.code === "EADDRINUSE" ? portTaken(port) : error);
    });
    server.listen(port, done);
  });
  const bound = server.address();
  return { server, address: `http://localhost:${typeof bound === "object" && bound ? bound.port : port}/` };
}

/** Empty for the instant in which a build puts a new site in the place of the old. */
function readMissing(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}

function portTaken(port: number): InputError {
  return new InputError({
    message: `Port ${port} is in use by another program.`,
    hint: `Stop it, or name another: npm start -- --port ${port + 1}.`,
  });
}
