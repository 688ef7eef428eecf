import type { Position } from "#knowledge/places/coordinates.ts";
import type { Topic } from "./answer.ts";

/** What goes into the pipeline: one message and what came before it. */
export interface Question {
  /** Empty when only a position was sent. */
  readonly text: string;
  /** Where the asker is, when that was sent along; used for this answer and not kept. */
  readonly position: Position | null;
  /** The subject of the last turn that had one. */
  readonly previous: Topic | null;
  /** Whether the last turn asked back, which is not done twice in a row. */
  readonly askedBack: boolean;
  /** The day of the question; validity is judged by it. */
  readonly today: Date;
  /**
   * Until when the answer must be there, milliseconds since 1970. What is found in the sources is there at once; a step
   * that asks somebody else must have ended by then.
   */
  readonly deadline?: number;
  /** What it asks about, where somebody was asked who reads it otherwise than by searching. */
  readonly meant?: Meant;
}

/** A reading of a question. */
export interface Meant {
  /** Id of a matter; `null` for nothing that the sources are about. */
  readonly matter: string | null;
  /** The question, with what it leaves to the one before it. */
  readonly text: string;
}
