import { describe, expect, it } from "vitest";
import {
  addMessage,
  answerTicket,
  assignTicket,
  closeTicket,
  escalateTicket,
  reopenTicket,
  takeTicket,
  wipeTicket,
} from "#bot/handoff/change-ticket.ts";
import { isOverdue, type Ticket } from "#bot/handoff/ticket.ts";
import { buildMessage, buildTicket } from "#tests/support/build-ticket.ts";

const wang = { by: "王老师", at: 5 };
const li = { by: "李老师", at: 6 };
const due = { at: 99, isProvisional: true };

function build(over: Partial<Ticket> = {}): Ticket {
  return { ...buildTicket(), number: "20261126-003", ...over };
}

describe("a ticket", () => {
  it("is taken once, and the bot is silent from then on", () => {
    const taken = takeTicket(build({ reason: "failed", isBotSilent: false }), wang);
    expect(taken).toMatchObject({
      state: "taken",
      takenBy: "王老师",
      takenAt: 5,
      isBotSilent: true,
    });
    expect(takeTicket(taken, wang)).toBe(taken);
    expect(() => takeTicket(taken, li)).toThrow(
      "工单20261126-003已由王老师接手：要换人，先把它重新分派。",
    );
  });

  it("is taken by who answers it, and waits again when the asker writes", () => {
    const answered = answerTicket(build(), buildMessage(), wang);
    expect(answered).toMatchObject({ state: "answered", takenBy: "王老师", answeredAt: 5 });
    expect(() => answerTicket(answered, buildMessage({ id: "m2" }), li)).toThrow(/已由王老师接手/u);
    const asker = buildMessage({ id: "q", from: "asker", by: null });
    const asked = addMessage(answered, asker, due);
    expect(asked).toMatchObject({ state: "taken", dueAt: 99, isDueProvisional: true });
    expect(addMessage(asked, asker, due)).toBe(asked);
  });

  it("keeps its due time while nobody has answered", () => {
    const asked = addMessage(build({ dueAt: 7 }), buildMessage({ from: "asker", by: null }), due);
    expect(asked).toMatchObject({ state: "open", dueAt: 7 });
  });

  it("is nobody's after it is given to another department, and stays silent", () => {
    const given = assignTicket(takeTicket(build(), wang), "市民政局");
    expect(given).toMatchObject({
      state: "open",
      takenBy: null,
      department: "市民政局",
      isBotSilent: true,
    });
    expect(takeTicket(given, li).takenBy).toBe("李老师");
  });

  it("is closed once, and only then opened again", () => {
    const closed = closeTicket(build(), { by: null, at: 8 }, "已答复");
    expect(closed).toMatchObject({
      state: "closed",
      closedBy: null,
      closedAt: 8,
      isBotSilent: false,
      note: "已答复",
    });
    for (const change of [
      () => closeTicket(closed, wang),
      () => takeTicket(closed, wang),
      () => answerTicket(closed, buildMessage(), wang),
      () => assignTicket(closed, null),
    ])
      expect(change).toThrow("工单20261126-003已经结束：要接着处理，先重新打开。");
    expect(reopenTicket(closed, li, due)).toMatchObject({
      state: "taken",
      takenBy: "李老师",
      closedAt: null,
      isBotSilent: true,
      dueAt: 99,
    });
    expect(() => reopenTicket(build(), li, due)).toThrow(/还没有结束/u);
    expect(() => reopenTicket(wipeTicket(closed), li, due)).toThrow(/已按保存期限/u);
  });

  it("of a failed answer becomes one of who waits for a person", () => {
    const failed = build({ reason: "failed", isBotSilent: false });
    expect(escalateTicket(failed, "asked", "提问人要求人工答复。")).toMatchObject({
      reason: "asked",
      isBotSilent: true,
    });
  });

  it("is overdue while it waits for the staff, not for the asker", () => {
    expect(isOverdue(build({ dueAt: 4 }), 5)).toBe(true);
    expect(isOverdue(build({ dueAt: 5 }), 5)).toBe(false);
    expect(isOverdue(build({ dueAt: 4, state: "taken" }), 5)).toBe(true);
    expect(isOverdue(build({ dueAt: 4, state: "answered" }), 5)).toBe(false);
    expect(isOverdue(build({ dueAt: 4, state: "closed" }), 5)).toBe(false);
  });
});
