import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ASKED_DAYS, type Asked } from "#bot/conversation/asked-log.ts";
import { createSqliteAskedLog } from "#bot/conversation/sqlite-asked-log.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const DAY_MS = 86_400_000;

function buildAsked(over: Partial<Omit<Asked, "useful">> = {}): Omit<Asked, "useful"> {
  return {
    turnId: "t",
    at: 100 * DAY_MS,
    channel: "web",
    question: "那徐汇区呢",
    previous: { measure: 14, matter: "lift", question: "老房子想装电梯" },
    askedBack: true,
    hadPosition: false,
    status: "answered",
    measure: 14,
    matter: "lift",
    record: null,
    department: "市房屋管理局",
    elapsedMs: 12.5,
    ...over,
  };
}

async function openLog() {
  return createSqliteAskedLog(await openDatabase(join(await makeTemporaryFolder(), "staff.db")));
}

describe("what was asked", () => {
  it("is kept as it was, once for a turn, and judged", async () => {
    const log = await openLog();
    await log.add(buildAsked());
    await log.add(buildAsked({ question: "又来一次" }));
    expect(await log.list()).toEqual([{ ...buildAsked(), useful: null }]);
    await log.judge("t", false);
    await log.judge("unknown", true);
    expect(await log.find(["t"])).toEqual([{ ...buildAsked(), useful: false }]);
    expect(await log.find(["unknown"])).toEqual([]);
    expect(await log.list({ useful: false })).toEqual([{ ...buildAsked(), useful: false }]);
  });

  it("goes after 90 days also where nothing more is asked", async () => {
    const log = await openLog();
    await log.add(buildAsked({ turnId: "old", at: 0 }));
    await log.sweep(ASKED_DAYS * DAY_MS);
    expect(await log.list()).toHaveLength(1);
    await log.sweep(ASKED_DAYS * DAY_MS + 1);
    expect(await log.list()).toEqual([]);
  });

  it("goes after 90 days, and with the conversation that is forgotten", async () => {
    const log = await openLog();
    await log.add(buildAsked({ turnId: "old", at: 1 }));
    await log.add(buildAsked({ turnId: "edge", at: ASKED_DAYS * DAY_MS }));
    await log.add(buildAsked({ turnId: "new", at: 2 * ASKED_DAYS * DAY_MS }));
    const ids = async () => (await log.list()).map(({ turnId }) => turnId);
    expect(await ids()).toEqual(["edge", "new"]);
    await log.forget([]);
    await log.forget(["new", "unknown"]);
    expect(await ids()).toEqual(["edge"]);
  });

  it("is listed by time, channel and status", async () => {
    const log = await openLog();
    await log.add(buildAsked({ turnId: "a", at: 1 }));
    await log.add(buildAsked({ turnId: "b", at: 2, channel: "kf" }));
    await log.add(buildAsked({ turnId: "c", at: 3, status: "not-found" }));
    const ids = async (filter: Parameters<typeof log.list>[0]) =>
      (await log.list(filter)).map(({ turnId }) => turnId);
    expect(await ids({ since: 2 })).toEqual(["b", "c"]);
    expect(await ids({ until: 2 })).toEqual(["a"]);
    expect(await ids({ channel: "kf" })).toEqual(["b"]);
    expect(await ids({ status: "not-found" })).toEqual(["c"]);
    expect(await ids({ limit: 1 })).toEqual(["a"]);
  });
});
