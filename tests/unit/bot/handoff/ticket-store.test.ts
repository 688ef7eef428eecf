import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  addMessage,
  answerTicket,
  closeTicket,
  noteDelivered,
  takeTicket,
} from "#bot/handoff/change-ticket.ts";
import { createSqliteTicketStore } from "#bot/handoff/sqlite-ticket-store.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { buildMessage, buildTicket, OPENED_AT } from "#tests/support/build-ticket.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";

const DAY_MS = 86_400_000;
const by = { by: "王老师", at: OPENED_AT };

async function openStore() {
  const path = join(await makeTemporaryFolder(), "staff.db");
  const database = await openDatabase(path);
  const store = await createSqliteTicketStore(database);
  return { path, database, store };
}

describe("tickets", () => {
  it("are numbered by the day in Shanghai", async () => {
    const { store } = await openStore();
    const lateEvening = Date.parse("2026-11-25T16:30:00Z");
    const numbers = [];
    for (const [id, openedAt] of [
      ["a", OPENED_AT],
      ["b", lateEvening],
      ["c", OPENED_AT + DAY_MS],
    ] as const)
      numbers.push((await store.open(buildTicket({ id, openedAt }))).number);
    expect(numbers).toEqual(["20261126-001", "20261126-002", "20261127-001"]);
  });

  it("are there after a restart as they were, with what was written and given", async () => {
    const { path, database, store } = await openStore();
    await store.open(buildTicket());
    await store.change("ticket", (ticket) => answerTicket(ticket, buildMessage(), by));
    const before = await store.change("ticket", (ticket) => noteDelivered(ticket, ["m1"], 7));
    await database.destroy();
    const after = await createSqliteTicketStore(await openDatabase(path));
    expect(await after.find("ticket")).toEqual(before);
    expect(before).toMatchObject({ state: "answered", takenBy: "王老师" });
    expect(before.messages).toEqual([buildMessage({ deliveredAt: 7 })]);
  });

  it("are one for a conversation until they are closed", async () => {
    const { store } = await openStore();
    await store.open(buildTicket({ id: "a", conversationId: "c" }));
    await expect(store.open(buildTicket({ id: "b", conversationId: "c" }))).rejects.toThrow();
    expect((await store.findOpen("c"))?.id).toBe("a");
    await store.change("a", (ticket) => closeTicket(ticket, by));
    expect(await store.findOpen("c")).toBeNull();
    expect((await store.open(buildTicket({ id: "b", conversationId: "c" }))).number).toMatch(
      /-002$/u,
    );
  });

  it("stay as they are when a change is refused, and an unknown one is told", async () => {
    const { store } = await openStore();
    await store.open(buildTicket());
    await store.change("ticket", (ticket) => takeTicket(ticket, by));
    const other = { by: "李老师", at: OPENED_AT };
    const refused = store.change("ticket", (ticket) => takeTicket(ticket, other));
    await expect(refused).rejects.toThrow(/已由王老师接手/u);
    expect((await store.find("ticket"))?.takenBy).toBe("王老师");
    await expect(store.change("none", (ticket) => ticket)).rejects.toThrow(/没有这张工单/u);
  });

  it("are taken by one of two who want them at once", async () => {
    const { store } = await openStore();
    await store.open(buildTicket());
    const taken = await Promise.allSettled(
      ["王老师", "李老师"].map((name) =>
        store.change("ticket", (ticket) => takeTicket(ticket, { by: name, at: OPENED_AT })),
      ),
    );
    expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the list", () => {
  it("is by department, state, due time and words, what waits longest first", async () => {
    const { store } = await openStore();
    await store.open(buildTicket({ id: "late", dueAt: 10 }));
    await store.open(
      buildTicket({ id: "general", department: null, dueAt: 20, question: "100%的补贴" }),
    );
    await store.open(buildTicket({ id: "mine", dueAt: 5, reason: "failed" }));
    await store.open(buildTicket({ id: "done", dueAt: 1 }));
    await store.change("mine", (ticket) => answerTicket(ticket, buildMessage(), by));
    await store.change("done", (ticket) => closeTicket(ticket, by));
    const ids = async (filter: Parameters<typeof store.list>[0]) =>
      (await store.list(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual(["mine", "late", "general", "done"]);
    expect(await ids({ states: ["open"] })).toEqual(["late", "general"]);
    expect(await ids({ department: null })).toEqual(["general"]);
    expect(await ids({ overdueAt: 15 })).toEqual(["late"]);
    expect(await ids({ takenBy: "王老师", reason: "failed", channel: "telegram" })).toEqual([
      "mine",
    ]);
    expect(await ids({ text: "街道办" })).toEqual(["mine"]);
    expect(await ids({ text: "0%" })).toEqual(["general"]);
    expect(await ids({ text: "-001" })).toEqual(["late"]);
    expect(await ids({ limit: 1, offset: 1 })).toEqual(["late"]);
    expect(await store.count({ text: "电梯", states: ["open", "answered"] })).toBe(2);
    expect(await store.counts(15)).toEqual([
      { department: null, open: 1, taken: 0, answered: 0, closed: 0, overdue: 0 },
      { department: "市房屋管理局", open: 1, taken: 0, answered: 1, closed: 1, overdue: 1 },
    ]);
  });
});

describe("what waits for an asker", () => {
  it("is what was not given yet, also of a closed ticket, until it is", async () => {
    const { store } = await openStore();
    await store.open(buildTicket());
    const asker = buildMessage({ id: "q", from: "asker", by: null, text: "要几天？" });
    await store.change("ticket", (ticket) =>
      addMessage(ticket, asker, { at: 1, isProvisional: false }),
    );
    await store.change("ticket", (ticket) => answerTicket(ticket, buildMessage(), by));
    await store.change("ticket", (ticket) => closeTicket(ticket, by));
    const waiting = await store.waiting("telegram:ticket");
    expect(waiting).toEqual([{ ...buildMessage(), ticketId: "ticket" }]);
    await store.change("ticket", (ticket) => noteDelivered(ticket, ["m1"], 9));
    expect(await store.waiting("telegram:ticket")).toEqual([]);
  });
});

describe("texts", () => {
  it("of a closed ticket go after their time; number, times and department stay", async () => {
    const { store } = await openStore();
    await store.open(buildTicket());
    await store.change("ticket", (ticket) => answerTicket(ticket, buildMessage(), by));
    await store.change("ticket", (ticket) => closeTicket(ticket, by, "已电话答复"));
    await store.wipeClosedBefore(OPENED_AT);
    expect(JSON.stringify(await store.find("ticket"))).toContain("街道办");
    await store.wipeClosedBefore(OPENED_AT + 1);
    const wiped = await store.find("ticket");
    expect(JSON.stringify(wiped)).not.toMatch(/电梯|街道办|电话|telegram:/u);
    expect(wiped).toMatchObject({
      number: "20261126-001",
      department: "市房屋管理局",
      closedBy: "王老师",
    });
  });

  it("go at once where the asker has the conversation forgotten, which closes the ticket", async () => {
    const { store } = await openStore();
    await store.open(buildTicket());
    await store.change("ticket", (ticket) => answerTicket(ticket, buildMessage(), by));
    await store.forget("telegram:ticket", 5);
    const forgotten = await store.find("ticket");
    expect(forgotten).toMatchObject({ state: "closed", closedBy: null, closedAt: 5, messages: [] });
    expect(JSON.stringify(forgotten)).not.toMatch(/电梯|街道办|telegram:/u);
    expect(await store.waiting("telegram:ticket")).toEqual([]);
  });
});
