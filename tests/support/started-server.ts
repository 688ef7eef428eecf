import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, staffFileIn } from "#bot/config.ts";
import type { Role } from "#bot/console/accounts/account.ts";
import { openAccounts } from "#bot/console/open-accounts.ts";
import { type Running, start } from "#bot/start.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { type OpenedBrowser, openBrowser, type Visit } from "./open-browser.ts";
import { PASSWORD } from "./staff-room.ts";
import { INDEX_FILE } from "./tools.ts";

/** Who works here; each has PASSWORD. */
export const COLLEAGUES = { lin: "editor", zhao: "admin" } as const satisfies Record<string, Role>;
export type Colleague = keyof typeof COLLEAGUES;

/** The whole bot as it is started, on a data folder of its own, with a browser before it. */
export interface StartedServer {
  readonly url: string;
  readonly browser: OpenedBrowser;
  /** A colleague in the staff room, signed in by its form. */
  enter(name: Colleague, settings?: Parameters<OpenedBrowser["open"]>[1]): Promise<Visit>;
  /** Stops it and starts it again on the same folder and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the bot with its staff; `environment` has the channels that a test needs. */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  copyFileSync(INDEX_FILE, join(folder, "matters.index"));
  const settings = { SHENWEN_DATA: folder, SHENWEN_LOG_LEVEL: "silent", ...environment };
  const startOn = (port: string): Promise<Running> =>
    start(readConfig({ ...settings, SHENWEN_PORT: port }));
  await hire(staffFileIn(readConfig(settings)));
  const browser = await openBrowser();
  let running = await startOn("0");
  const { url } = running;
  return {
    url,
    browser,
    async enter(name, look = {}) {
      const wide = { viewport: { width: 1280, height: 900 }, locale: "zh-CN", ...look };
      const visit = await browser.open(`${url}/staff`, wide);
      const { page } = visit;
      await page.getByLabel("账号").fill(name);
      await page.getByLabel("密码").fill(PASSWORD);
      await page.getByRole("button", { name: "登录" }).click();
      await page.getByRole("heading", { name: "总览" }).waitFor();
      return visit;
    },
    async restart() {
      await running.stop();
      running = await startOn(new URL(url).port);
    },
    async close() {
      await browser.close();
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Before the bot has its database: two connections in one process wait for each other. */
async function hire(file: string): Promise<void> {
  const database = await openDatabase(file);
  const { accounts } = await openAccounts(database);
  for (const [name, role] of Object.entries(COLLEAGUES))
    await accounts.add({ name, role, password: PASSWORD, at: Date.now() });
  await database.destroy();
}
