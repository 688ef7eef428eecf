import type { AnswerPart, Citation, Topic } from "./answer.ts";
import type { Evidence } from "./evidence.ts";

/** An answer before its statements are checked and its departments named. */
export interface Draft {
  readonly kind: "draft";
  readonly status: "answered" | "partial";
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly [Citation, ...Citation[]];
  readonly evidence: Evidence;
  readonly next: readonly string[];
  readonly topic: Topic;
}
