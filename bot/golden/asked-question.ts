import type { Topic } from "#bot/answering/answer.ts";

/** A question that somebody asked, as far as it is needed to ask it again: without who asked. */
export interface AskedQuestion {
  readonly id: string;
  readonly question: string;
  /** What the turn before was about. */
  readonly previous: Topic | null;
  /** Whether the turn before asked back. */
  readonly askedBack: boolean;
  /** When it was asked, milliseconds since 1970. */
  readonly at: number;
}
