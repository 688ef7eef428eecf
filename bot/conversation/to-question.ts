import type { Question } from "#bot/answering/question.ts";
import { previousTopic, type Turn } from "./conversation.ts";
import type { IncomingMessage } from "./message.ts";

/** A message at its time, in milliseconds since 1970. */
export type TimedMessage = Pick<IncomingMessage, "text" | "position" | "deadline"> & {
  readonly at: number;
};

/** The question of a message, as it is understood from what came before. */
export function toQuestion(
  { text, position, deadline, at }: TimedMessage,
  turns: readonly Pick<Turn, "answer" | "at">[],
): Question {
  const previous = previousTopic(turns, at);
  const askedBack = turns.at(-1)?.answer.status === "clarification";
  const waits = deadline === undefined ? {} : { deadline };
  return { text, position: position ?? null, previous, askedBack, today: new Date(at), ...waits };
}
