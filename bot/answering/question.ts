import type { Topic } from "./answer.ts";

/** What goes into the pipeline: one message and what came before it. */
export interface Question {
  readonly text: string;
  /** The subject of the last turn that had one. */
  readonly previous: Topic | null;
  /** Whether the last turn asked back, which is not done twice in a row. */
  readonly askedBack: boolean;
  /** The day of the question; validity is judged by it. */
  readonly today: Date;
}
