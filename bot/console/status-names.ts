import type { AnswerStatus } from "#bot/answering/answer.ts";

/** How staff call the ways in which a turn can end. */
export const STATUS_NAMES: Readonly<Record<AnswerStatus, string>> = {
  answered: "已答",
  partial: "部分答复",
  clarification: "反问",
  "not-found": "没有找到",
  "out-of-scope": "不在范围",
  blocked: "拒绝",
  smalltalk: "寒暄",
  "handed-off": "转人工",
  error: "出错",
};
