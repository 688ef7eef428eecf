import type { AnswerStatus, Topic } from "#bot/answering/answer.ts";

/** For so long it is kept what was asked. */
export const ASKED_DAYS = 90;

/**
 * One question and how it ended, without who asked it. The text is masked; a position is never in it, only that there was
 * one.
 */
export interface Asked {
  /** While the conversation is kept, it is by this that it can be forgotten with it. */
  readonly turnId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly channel: string;
  readonly question: string;
  /** What it may have continued. */
  readonly previous: Topic | null;
  readonly askedBack: boolean;
  readonly hadPosition: boolean;
  readonly status: AnswerStatus;
  readonly measure: number | null;
  readonly matter: string | null;
  readonly record: string | null;
  /** The lead department as the plan prints it. */
  readonly department: string | null;
  readonly elapsedMs: number;
  /** `null` where nobody judged the answer. */
  readonly useful: boolean | null;
}

/** Which are listed; what is not named does not matter. */
export interface AskedFilter {
  /** From this moment on; milliseconds since 1970. */
  readonly since?: number;
  /** Before this moment. */
  readonly until?: number;
  readonly channel?: string;
  readonly status?: AnswerStatus;
  readonly useful?: boolean;
  readonly limit?: number;
}

/** Keeps what people ask, so that answers can be made better. */
export interface AskedLog {
  /** Adds a question and drops what is older than it is kept. */
  add(entry: Omit<Asked, "useful">): Promise<void>;
  /** Notes a reader's judgement; of an unknown turn nothing. */
  judge(turnId: string, useful: boolean): Promise<void>;
  forget(turnIds: readonly string[]): Promise<void>;
  find(turnId: string): Promise<Asked | null>;
  /** Oldest first. */
  list(filter?: AskedFilter): Promise<Asked[]>;
}
