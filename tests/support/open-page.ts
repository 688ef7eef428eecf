import type { Browser } from "playwright-core";
import { type HttpServer, startHttpServer } from "#bot/http-server.ts";
import { openBrowser, type Visit } from "./open-browser.ts";
import { createWeb } from "./start-web.ts";

/** A real browser before the real server. */
export interface Stage {
  readonly url: string;
  /** Opens a page of a new visitor; what it complains about is kept in `complaints`. */
  open(settings?: Parameters<Browser["newContext"]>[0]): Promise<Visit>;
  close(): Promise<void>;
}

export async function openStage(over: Parameters<typeof createWeb>[0] = {}): Promise<Stage> {
  const browser = await openBrowser();
  const { channel } = createWeb(over);
  const server: HttpServer = await startHttpServer((request) => channel.fetch(request), {
    host: "127.0.0.1",
    port: 0,
  });
  return {
    url: server.url,
    open: (settings = {}) =>
      browser.open(server.url, { viewport: { width: 375, height: 667 }, ...settings }),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
