import type { Answer, Topic } from "#bot/answering/answer.ts";

/** One message and its reply. */
export interface Turn {
  readonly id: string;
  readonly messageId: string;
  readonly question: string;
  readonly answer: Answer;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly elapsedMs: number;
}

/** A follow-up is understood from the turns of the last half hour; older ones are another visit. */
const FOLLOW_UP_MS = 30 * 60 * 1000;

/** Gives the topic that a follow-up continues: that of the last recent turn which had one. */
export function previousTopic(
  turns: readonly Pick<Turn, "answer" | "at">[],
  now: number,
): Topic | null {
  const recent = turns.filter(
    ({ at, answer }) => now - at <= FOLLOW_UP_MS && answer.topic !== null,
  );
  return recent.at(-1)?.answer.topic ?? null;
}

/** Message ids of turns in which nobody asked: the staff wrote. */
const FROM_STAFF = "staff:";

/** A turn of words that the staff wrote, or that were written for them. */
export function toStaffTurn({ id, answer, at }: Pick<Turn, "id" | "answer" | "at">): Turn {
  return { id, messageId: FROM_STAFF + id, question: "", answer, at, elapsedMs: 0 };
}

/** Whether nobody asked in a turn. */
export function isFromStaff({ messageId }: Pick<Turn, "messageId">): boolean {
  return messageId.startsWith(FROM_STAFF);
}

/** The last turn that was answered: while the staff have the conversation the bot says nothing. */
export function lastTold(turns: readonly Turn[]): Turn | undefined {
  return turns.findLast(({ answer }) => answer.parts.length > 0);
}

/** The channel of a conversation, which its id begins with; those of the page have ids that nobody can guess. */
export function channelOf(conversationId: string): string {
  const [channel = "", rest] = conversationId.split(/:(.*)/su);
  return rest === undefined ? "web" : channel;
}
