import type { Answer } from "#bot/answering/answer.ts";
import type { Logger } from "#bot/logger.ts";
import type { TurnAsked } from "./answer-turn.ts";
import type { AskedLog } from "./asked-log.ts";
import { channelOf } from "./conversation.ts";
import { toQuestion } from "./to-question.ts";

/** Notes a question and how it ended. A failure is one line of log, and none of the answer's. */
export async function noteAsked(
  asked: TurnAsked,
  turn: { readonly id: string; readonly answer: Answer; readonly elapsedMs: number },
  { askedLog, log }: { readonly askedLog?: AskedLog; readonly log: Logger },
): Promise<void> {
  const { id: turnId, answer, elapsedMs } = turn;
  const { message, turns, at } = asked;
  const { previous, askedBack, position, text: question } = toQuestion({ ...message, at }, turns);
  const { topic, status, departments } = answer;
  try {
    await askedLog?.add({
      turnId,
      at: asked.at,
      channel: channelOf(asked.message.conversationId),
      question,
      previous,
      askedBack,
      hadPosition: position !== null,
      status,
      measure: topic?.measure ?? null,
      matter: topic?.matter ?? null,
      record: topic?.record ?? null,
      department: departments.find(({ role }) => role === "lead")?.name ?? null,
      elapsedMs,
    });
  } catch (error) {
    log.error({ event: "asked.not-noted", turnId, err: error });
  }
}
