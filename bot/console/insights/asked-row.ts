import type { AnswerStatus } from "#bot/answering/answer.ts";

/** What was asked and how it was answered, without who asked. */
export interface AskedRow {
  readonly turnId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly channel: string;
  /** What tells who somebody is is in stars. */
  readonly question: string;
  readonly status: AnswerStatus;
  readonly measure: number | null;
  /** Ids. */
  readonly matter: string | null;
  readonly record: string | null;
  /** The first body named, as the plan prints it. */
  readonly department: string | null;
  readonly elapsedMs: number;
  /** What the asker said of the answer; `null` when nothing. */
  readonly useful: boolean | null;
}
