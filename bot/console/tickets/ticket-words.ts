import type { TicketReason, TicketState } from "#bot/handoff/ticket.ts";

export const STATE_LABELS: Readonly<Record<TicketState, string>> = {
  open: "待接手",
  taken: "处理中",
  answered: "已答复",
  closed: "已结束",
};

export const REASON_LABELS: Readonly<Record<TicketReason, string>> = {
  asked: "要求人工",
  failed: "机器人没答上",
  "staff-only": "开关转人工",
};

/** The desk of tickets that no department has. */
export const GENERAL_DESK = "综合岗";
