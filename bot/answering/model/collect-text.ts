import { ModelFailedError } from "./chat-model.ts";
import { createThoughtSkipper } from "./skip-thoughts.ts";

/** Collects what a model writes, as far as that can be an answer. */
export interface TextCollector {
  /**
   * Takes the next piece, and what a service tells of its thoughts beside it.
   *
   * @throws ModelFailedError `malformed` where it becomes too long for an answer
   */
  add(piece: string, thought?: unknown): void;
  /** Without the thoughts. */
  text(): string;
}

/** Characters; eight parts of 400, each escaped, with their cites, have a third of it. */
const LONGEST_TEXT = 12_000;
/** Of models that reason, which are not told how many tokens they may take. */
const LONGEST_THOUGHTS = 60_000;

export function createTextCollector(): TextCollector {
  const skip = createThoughtSkipper();
  let text = "";
  let all = 0;
  return {
    add(piece, thought) {
      all += piece.length + (typeof thought === "string" ? thought.length : 0);
      text += skip(piece);
      const thoughts = all - text.length;
      if (text.length > LONGEST_TEXT || thoughts > LONGEST_THOUGHTS)
        throw new ModelFailedError("malformed");
    },
    text: () => text,
  };
}
