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

/** A statement that says more than its grounds bear out. */
export interface Replaced {
  readonly part: AnswerPart;
  /** The numbers, document numbers, bodies and quotations that stand in none of its grounds. */
  readonly unsupported: readonly string[];
  /** What stands in its place; `null` where it is left out, because the quotation stands there already. */
  readonly by: AnswerPart | null;
}

/** A draft of which every statement is borne out by its grounds. */
export interface Verified extends Draft {
  readonly replaced: readonly Replaced[];
}
