import { join } from "node:path";
import { expect, it } from "vitest";
import { createSqliteSwitchStore } from "#bot/handoff/sqlite-switch-store.ts";
import type { SwitchTurn } from "#bot/handoff/switch-store.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

it("is on after its last turn said so, over a restart, with every turn of each", async () => {
  const path = join(await makeTemporaryFolder(), "staff.db");
  const database = await openDatabase(path);
  const store = await createSqliteSwitchStore(database);
  const turn = (over: Partial<SwitchTurn>): SwitchTurn => ({
    scope: "bot",
    isOn: true,
    reason: "系统检修",
    by: "管理员",
    at: 1,
    ...over,
  });
  expect(await store.current()).toEqual([]);
  const record = turn({ scope: "record:care", reason: "政策正在修改", at: 2 });
  const off = turn({ isOn: false, reason: "检修完毕", at: 3 });
  for (const change of [turn({}), record, off]) await store.turn(change);
  await database.destroy();
  const after = await createSqliteSwitchStore(await openDatabase(path));
  expect(await after.current()).toEqual([record]);
  expect(await after.history()).toEqual([off, record, turn({})]);
  expect(await after.history("bot")).toEqual([off, turn({})]);
});
