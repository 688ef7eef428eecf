import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

export interface HttpServerSettings {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
}

/** A running listener. */
export interface HttpServer {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Takes no more requests, finishes those in flight, then resolves. */
  stop(): Promise<void>;
}

/** Thrown when the address cannot be listened on; the message names the cure. */
export class AddressUnusableError extends Error {
  override name = "AddressUnusableError" as const;
  readonly code = "ADDRESS_UNUSABLE";
}

/**
 * Starts listening and hands every request to `fetch`.
 *
 * @throws AddressUnusableError when the port is taken or the address is not this machine's.
 */
export async function startHttpServer(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: HttpServerSettings,
): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch }) as Server;
  await listen(server, { host, port });
  const address = server.address() as AddressInfo;
  const shownHost = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, { host, port }: HttpServerSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const cure =
        error.code === "EADDRINUSE"
          ? "another program uses it: stop that one or set SHENWEN_PORT to another port"
          : `${error.code ?? error.message}: check SHENWEN_HOST and SHENWEN_PORT`;
      reject(
        new AddressUnusableError(`Cannot listen on ${host}:${port} (${cure}).`, { cause: error }),
      );
    });
    server.listen(port, host, resolve);
  });
}
