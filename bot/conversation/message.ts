import type { Answer } from "#bot/answering/answer.ts";
import type { EarlyWords } from "#bot/answering/early-words.ts";
import type { Position } from "#knowledge/places/coordinates.ts";

/** One message from a person, free of any platform's words. */
export interface IncomingMessage {
  readonly conversationId: string;
  /** Unique within the conversation; the same id sent again gets the same reply. */
  readonly messageId: string;
  readonly text: string;
  /** Where the person is, when they shared it. */
  readonly position?: Position;
  /** Until when the place waits for the answer, milliseconds since 1970; absent where it waits as long as it takes. */
  readonly deadline?: number;
  /** Whether who asks for a person is put into a queue of the platform's own, and no ticket is opened for that. */
  readonly hasOwnQueue?: boolean;
  /** Is told each statement as soon as it is certain, in order; the whole answer follows in any case. */
  readonly onStatement?: (statement: string) => void;
  /** Is told what a model writes, sentence by sentence, under the id of the turn that it becomes; the whole answer follows. */
  readonly onEarly?: (words: EarlyWords, turnId: string) => void;
}

/** What goes back. */
export interface Reply {
  readonly turnId: string;
  readonly answer: Answer;
  /** From the message's arrival to its answer, waiting for earlier messages included. */
  readonly elapsedMs: number;
}
