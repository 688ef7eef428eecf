import { spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { makeTemporaryFolder } from "./make-temporary-folder.ts";
import { INDEX_FILE } from "./tools.ts";

const MAIN = fileURLToPath(new URL("../../bot/main.ts", import.meta.url));

/** The bot as an operator starts it, in a process of its own. */
export interface SpawnedBot {
  readonly url: string;
  /** What it logged so far, one line an entry. */
  readonly log: readonly string[];
}

/** Starts the bot on a free port and a folder of its own, with the variables of a test; it ends with the test. */
export async function spawnBot(environment: Readonly<Record<string, string>>): Promise<SpawnedBot> {
  const folder = makeTemporaryFolder();
  copyFileSync(INDEX_FILE, join(folder, "matters.index"));
  const settings = { SHENWEN_DATA: folder, SHENWEN_PORT: "0", SHENWEN_LOG_LEVEL: "debug" };
  const bot = spawn(process.execPath, [MAIN, "start"], { env: { ...settings, ...environment } });
  onTestFinished(() => void bot.kill("SIGKILL"));
  const log: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  createInterface(bot.stderr).on("line", (line) => {
    log.push(line);
    const started = /"event":"bot\.started","url":"([^"]+)"/u.exec(line);
    if (started?.[1]) resolve(started[1]);
  });
  bot.once("exit", (code) => reject(new Error(`the bot ended with ${code}: ${log.join("\n")}`)));
  return { url: await promise, log };
}
