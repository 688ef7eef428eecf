import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, it } from "vitest";
import { openSqliteConversationStore } from "#bot/conversation/sqlite-conversation-store.ts";
import { StoreUnusableError } from "#bot/storage/errors.ts";
import { buildTurn } from "#tests/support/build-turn.ts";
import { describeConversationStore } from "./conversation-store.contract.ts";

const folder = mkdtempSync(join(tmpdir(), "shenwen-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = (): string => {
  files += 1;
  return join(folder, `${files}`, "shenwen.db");
};

describeConversationStore("the SQLite store", () => openSqliteConversationStore(newPath()));

it("still has after a restart what it acknowledged", async () => {
  const path = newPath();
  const before = await openSqliteConversationStore(path);
  await before.append("a", buildTurn({ id: "1" }));
  await before.close();
  const after = await openSqliteConversationStore(path);
  expect(await after.load("a")).toEqual([buildTurn({ id: "1" })]);
  await after.close();
});

it("loses nothing acknowledged when the process is killed", async () => {
  const path = newPath();
  const writer = spawn(process.execPath, [
    join(import.meta.dirname, "../support/append-turns.ts"),
    path,
  ]);
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === 15) break;
  }
  writer.kill("SIGKILL");
  await once(writer, "exit");
  const store = await openSqliteConversationStore(path);
  for (const conversation of acknowledged) {
    expect(await store.load(conversation), conversation).toHaveLength(1);
  }
  await store.close();
});

it("names the file and the cure when it is no database", async () => {
  const path = join(folder, "rubbish.db");
  writeFileSync(path, "this is no database, and long enough to look like a header of one");
  await expect(openSqliteConversationStore(path)).rejects.toThrow(StoreUnusableError);
  await expect(openSqliteConversationStore(path)).rejects.toThrow(/rubbish\.db.*SHENWEN_DATA/u);
});
