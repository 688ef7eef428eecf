import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, onTestFinished } from "vitest";
import { inboxFileIn, readConfig, storeFileIn } from "#bot/config.ts";
import { INBOX_HOURS } from "#bot/conversation/inbox.ts";
import { createMemoryInbox } from "#bot/conversation/memory-inbox.ts";
import { openSqliteConversationStore } from "#bot/conversation/sqlite-conversation-store.ts";
import { openSqliteInbox } from "#bot/conversation/sqlite-inbox.ts";
import { buildTurn } from "#tests/support/build-turn.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { describeInbox } from "./inbox.contract.ts";

async function openInbox(path = join(makeTemporaryFolder(), "inbox.db")) {
  const inbox = await openSqliteInbox(path);
  onTestFinished(() => inbox.close());
  return inbox;
}

describeInbox("the memory", async () => createMemoryInbox());
describeInbox("the embedded database", () => openInbox());

it("still has what was taken in after the process is gone, and nothing of what was answered", async () => {
  const path = join(makeTemporaryFolder(), "inbox.db");
  const first = await openSqliteInbox(path);
  await first.take("a", { key: "1", body: "a secret question", at: 1 });
  await first.take("a", { key: "2", body: "another", at: 2 });
  await first.finish("a", "1");
  await first.setMark("a", "desk", "7");
  await first.close();
  const again = await openInbox(path);
  expect((await again.marks("a")).get("desk")).toBe("7");
  expect((await again.pending("a")).map(({ key }) => key)).toEqual(["2"]);
  expect(await again.take("a", { key: "1", body: "a secret question", at: 3 })).toBe(false);
  const rows = new DatabaseSync(path).prepare("select body from inbox where key = '1'").all();
  expect(rows).toEqual([{ body: "" }]);
});

it("forgets finished messages after their time", async () => {
  const path = join(makeTemporaryFolder(), "inbox.db");
  const inbox = await openInbox(path);
  await inbox.take("a", { key: "old", body: "x", at: 0 });
  await inbox.finish("a", "old");
  await inbox.take("a", { key: "new", body: "y", at: (INBOX_HOURS + 1) * 3_600_000 });
  expect(new DatabaseSync(path).prepare("select key from inbox").all()).toEqual([{ key: "new" }]);
});

it("names the cure when its file is none", async () => {
  await expect(openSqliteInbox(makeTemporaryFolder())).rejects.toThrow(/SHENWEN_DATA/u);
});

it("does not wait for the conversations, which are written at the same time", async () => {
  const config = readConfig({ SHENWEN_DATA: makeTemporaryFolder() });
  const store = await openSqliteConversationStore(storeFileIn(config));
  onTestFinished(() => store.close());
  const inbox = await openInbox(inboxFileIn(config));
  const keys = Array.from({ length: 10 }, (_, place) => String(place));
  await Promise.all(
    keys.flatMap((key) => [
      store.append(key, buildTurn({ id: key, at: Date.now() })),
      inbox.take("a", { key, body: key, at: Date.now() }),
      inbox.finish("a", key),
    ]),
  );
  expect(await inbox.pending("a")).toEqual([]);
});
