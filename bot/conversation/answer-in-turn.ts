import type { Answer } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { Turn } from "./conversation.ts";
import { type TimedMessage, toQuestion } from "./to-question.ts";

/** Answers a message as the next turn of its conversation; nobody but the bot has a part in it. */
export function answerInTurn(
  turns: readonly Pick<Turn, "answer" | "at">[],
  message: TimedMessage,
  tools: AnsweringTools,
): Answer {
  return answerQuestion(toQuestion(message, turns), tools);
}
