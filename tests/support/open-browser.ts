import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "./find-chromium.ts";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** For so long a page is waited for: knowledge goes live in seconds, but not on a machine that does three things more. */
const PATIENCE_MS = 60_000;

/** A page of a visitor of their own. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, dialogs; but what a page asks to confirm is confirmed. */
  readonly complaints: string[];
}

/** A real browser. */
export interface OpenedBrowser {
  /** Opens an address for a new visitor. */
  open(url: string, settings?: Parameters<Browser["newContext"]>[0]): Promise<Visit>;
  close(): Promise<void>;
}

/** Starts the machine's browser. */
export async function openBrowser(): Promise<OpenedBrowser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("no Chromium: tests/browser/chromium.test.ts says what to do");
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  return {
    async open(url, settings = {}) {
      const context = await browser.newContext(settings);
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        if (dialog.type() === "confirm") return void dialog.accept();
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(url);
      return { page, context, complaints };
    },
    close: () => browser.close(),
  };
}
