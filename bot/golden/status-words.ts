import { ANSWER_STATUSES, type AnswerStatus } from "#bot/answering/answer.ts";

/** What staff call the ways in which a turn can end. */
export const STATUS_WORDS: Readonly<Record<AnswerStatus, string>> = {
  answered: "已回答",
  partial: "部分回答",
  clarification: "请补充",
  "not-found": "没找到",
  "out-of-scope": "不在范围",
  blocked: "已拦下",
  smalltalk: "闲聊",
  "handed-off": "转人工",
  error: "出错",
};

/** Reads a status by its word or its id. */
export function readStatus(text: string): AnswerStatus | undefined {
  return ANSWER_STATUSES.find((status) => status === text || STATUS_WORDS[status] === text);
}
