import type { AnswerStatus } from "#bot/answering/answer.ts";
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

export const STATUS_LABELS: Readonly<Record<AnswerStatus, string>> = {
  answered: "已回答",
  partial: "部分回答",
  clarification: "反问",
  "not-found": "没有找到",
  "out-of-scope": "不在范围",
  blocked: "已拦下",
  smalltalk: "寒暄",
  "handed-off": "转人工",
  error: "出错",
};

const CHANNELS: Readonly<Record<string, string>> = {
  web: "网页",
  telegram: "Telegram",
  wechat: "微信公众号",
  wecom: "企业微信",
  kf: "微信客服",
};

export function channelLabel(name: string): string {
  return CHANNELS[name] ?? name;
}

/** Names of the channels that there are. */
export const CHANNEL_NAMES: readonly string[] = Object.keys(CHANNELS);
