import type { Answer, AnswerPart } from "./answer.ts";

/**
 * What of an answer is certain while a model still writes the rest. The answer that follows is what counts: where it has
 * not all that was told early, it takes the place of it.
 */
export type EarlyWords =
  | {
      readonly kind: "opening";
      /** With the statements, if any, that stand before all that is written, and with the sources. */
      readonly answer: Answer;
    }
  | {
      readonly kind: "sentence";
      /** A whole sentence that was checked, or the quotation in its place; with the space that parts it from the one before. */
      readonly text: string;
      /** Of the first sentence of a statement: how the statement begins; otherwise `null`. */
      readonly starts: Pick<AnswerPart, "kind" | "label" | "cites"> | null;
    };

export type OnEarlyWords = (words: EarlyWords) => void;
