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
