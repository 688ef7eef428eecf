import type { TicketMessage } from "#bot/handoff/ticket.ts";
import type { NewTicket } from "#bot/handoff/ticket-store.ts";

/** 26 November 2026, a Thursday, at 10:00 in Shanghai. */
export const OPENED_AT = Date.parse("2026-11-26T10:00:00+08:00");

/** Builds a ticket with valid defaults; its conversation follows its id. */
export function buildTicket(over: Partial<NewTicket> = {}): NewTicket {
  const id = over.id ?? "ticket";
  return {
    id,
    conversationId: `telegram:${id}`,
    channel: "telegram",
    tongue: "zh",
    state: "open",
    reason: "asked",
    isBotSilent: true,
    department: "市房屋管理局",
    messageId: "1",
    question: "老房子想装电梯找谁",
    transcript: [
      {
        question: "老房子想装电梯找谁",
        answer: "找市房屋管理局。",
        status: "answered",
        at: OPENED_AT,
      },
    ],
    found: {
      status: "answered",
      measure: 14,
      matter: "lift",
      record: null,
      citations: ["（十四）"],
    },
    why: "提问人要求人工答复。",
    openedAt: OPENED_AT,
    dueAt: OPENED_AT + 86_400_000,
    isDueProvisional: false,
    takenBy: null,
    takenAt: null,
    answeredAt: null,
    closedAt: null,
    closedBy: null,
    note: null,
    messages: [],
    ...over,
  };
}

/** Builds a message of a colleague that waits to be given to the asker. */
export function buildMessage(over: Partial<TicketMessage> = {}): TicketMessage {
  return {
    id: "m1",
    from: "staff",
    by: "王老师",
    text: "请带身份证到街道办。",
    at: OPENED_AT + 1,
    deliveredAt: null,
    ...over,
  };
}
