import type { Answer } from "#bot/answering/answer.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";

/** A message as the hand-off sees it. */
export interface Spoken {
  /** Of the turn that it becomes. */
  readonly turnId: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly messageId: string;
  /** Masked; empty where only a position was sent. */
  readonly text: string;
  readonly hadPosition: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether who asks for a person is put into a queue of the platform's own. */
  readonly hasOwnQueue: boolean;
  /** The conversation before it, oldest first. */
  readonly turns: readonly PastTurn[];
  readonly tools: AnsweringTools;
}

export interface PastTurn {
  readonly id: string;
  readonly question: string;
  readonly answer: Answer;
  readonly at: number;
}

/** What a message is answered with once the staff are considered. */
export interface Attended {
  readonly answer: Answer;
  /** Whether it was written to the staff, and the bot is none of its business. */
  readonly isForStaff: boolean;
  /** To be called once the answer is kept: what waited for the asker stands in it. */
  given(): Promise<void>;
}
