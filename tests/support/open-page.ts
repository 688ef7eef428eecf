import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type HttpServer, startHttpServer } from "#bot/http-server.ts";
import { findChromium } from "./find-chromium.ts";
import { createWeb } from "./start-web.ts";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real browser before the real server. */
export interface Stage {
  readonly url: string;
  /** Opens a page of a new visitor; what it complains about is kept in `complaints`. */
  open(settings?: Parameters<Browser["newContext"]>[0]): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, dialogs. */
  readonly complaints: string[];
}

export async function openStage(over: Parameters<typeof createWeb>[0] = {}): Promise<Stage> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("no Chromium: tests/browser/chromium.test.ts says what to do");
  const { channel } = createWeb(over);
  const server: HttpServer = await startHttpServer((request) => channel.fetch(request), {
    host: "127.0.0.1",
    port: 0,
  });
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  return {
    url: server.url,
    async open(settings = {}) {
      const context = await browser.newContext({
        viewport: { width: 375, height: 667 },
        ...settings,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(server.url);
      return { page, context, complaints };
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
