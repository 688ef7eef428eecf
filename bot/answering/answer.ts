import type { Tongue } from "#knowledge/wording.ts";

export const ANSWER_STATUSES = [
  "answered",
  "partial",
  "clarification",
  "not-found",
  "out-of-scope",
  "blocked",
  "smalltalk",
  "handed-off",
  "error",
] as const;
/** Every way in which a turn can end. */
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** Whether the cited rule holds on the day of the question. */
export type Validity = "in-force" | "expired" | "target-passed" | "not-yet" | "unverified";

export interface Citation {
  readonly document: string;
  readonly title: string;
  readonly documentNumber: string;
  /** As printed: （十四）. */
  readonly locator: string;
  readonly measure?: number;
  /** A verbatim stretch of the cleaned source text. */
  readonly quote: string;
  /** Where the quote starts and ends (exclusive) in the raw file. */
  readonly rawStart: number;
  readonly rawEnd: number;
  /** Path of the permalink on the bot's own pages, the quoted words marked. */
  readonly url: string;
  readonly validity: Validity;
  /** ISO date; `null` where the source names none. */
  readonly validUntil: string | null;
}

export interface AnswerDepartment {
  /** As the plan prints it. */
  readonly name: string;
  /** Today's name, where it changed. */
  readonly today?: string;
  readonly role: "lead" | "support";
  /** The line of the source that names it. */
  readonly because: string;
  /** What may be shown: phone or site, and the city line. */
  readonly contact: string;
}

export interface AnswerPlace {
  readonly name: string;
  readonly address: string;
  readonly district: string;
  readonly distanceMetres: number;
  readonly source: string;
  readonly asOf: string;
}

/** What a part of an answer does for the reader. */
export type PartKind =
  | "emergency"
  | "lead"
  | "silence"
  | "quote"
  | "validity"
  | "department"
  | "help";

/** One statement of an answer, with the texts that must bear it out. */
export interface AnswerPart {
  readonly kind: PartKind;
  readonly text: string;
  /** Every number, date, document number and department in `text` must stand in one of these. */
  readonly grounds: readonly string[];
}

export interface Answer {
  readonly status: AnswerStatus;
  readonly tongue: Tongue;
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly departments: readonly AnswerDepartment[];
  readonly places: readonly AnswerPlace[];
  /** Suggested next questions. */
  readonly next: readonly string[];
  /** What the turn was about, for the follow-up. */
  readonly topic: Topic | null;
}

/** The subject of a turn, remembered so that a follow-up can be understood. */
export interface Topic {
  readonly measure: number | null;
  readonly matter: string | null;
  /** The question as it was understood, without the follow-up's gaps. */
  readonly question: string;
}

/** The text a person reads: one part a line, those of one thought joined. */
export function answerText(answer: Answer): string {
  return answer.parts.map(({ text }) => text).join("\n");
}
