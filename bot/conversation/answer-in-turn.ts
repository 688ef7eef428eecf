import type { Answer } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { previousTopic, type Turn } from "./conversation.ts";
import type { IncomingMessage } from "./message.ts";

/** A message at its time, in milliseconds since 1970. */
type TimedMessage = Pick<IncomingMessage, "text" | "position" | "deadline"> & {
  readonly at: number;
};

/** Answers a message as the next turn of its conversation. */
export function answerInTurn(
  turns: readonly Pick<Turn, "answer" | "at">[],
  { text, position, deadline, at }: TimedMessage,
  tools: AnsweringTools,
): Answer {
  const previous = previousTopic(turns, at);
  const askedBack = turns.at(-1)?.answer.status === "clarification";
  const waits = deadline === undefined ? {} : { deadline };
  return answerQuestion(
    { text, position: position ?? null, previous, askedBack, today: new Date(at), ...waits },
    tools,
  );
}
