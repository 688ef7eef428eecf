import type { Datum, Position } from "#knowledge/places/coordinates.ts";
import type { Validity } from "#knowledge/record-validity.ts";
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

export interface Citation {
  readonly document: string;
  readonly title: string;
  /** Empty where it was not seen. */
  readonly documentNumber: string;
  /** As printed: （十四）, 第二十四条; the part's label where a record has no article. */
  readonly locator: string;
  readonly measure?: number;
  /** A verbatim stretch of the cleaned source text, or of the record. */
  readonly quote: string;
  /** Whether the quote is the record's own wording (`false`) or the source's; absent for the plan's text. */
  readonly official?: boolean;
  /** Where the quote starts and ends (exclusive) in the plan's raw file. */
  readonly rawStart?: number;
  readonly rawEnd?: number;
  /** Path of the permalink on the bot's own pages, the quoted words marked. */
  readonly url: string;
  readonly validity: Validity;
  /** ISO date; `null` where the source names none. */
  readonly validUntil: string | null;
  /** Of a list the day or month to which it is true. */
  readonly asOf?: string;
  /** Whether `validUntil` is the day of a goal, and not the end of a rule. */
  readonly isTarget?: boolean;
  /** `year` where only the year of the end is known; `validUntil` is then its last day. */
  readonly untilPrecision?: "day" | "year";
  /** What a record's statement rests on. */
  readonly sources?: readonly CitedSource[];
}

/** A source of a record: A official or two sources, B one source. */
export interface CitedSource {
  readonly title: string;
  readonly publisher: string;
  readonly level: "A" | "B";
  /** Official address, where one is known. */
  readonly url: string | null;
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

/** A place near the asker, or in the area that was named. */
export interface AnswerPlace {
  readonly name: string;
  /** As the list prints it. */
  readonly address: string;
  /** `null` where it is not known. */
  readonly district: string | null;
  readonly town: string | null;
  /**
   * As the crow flies, to the nearest 20 m under 500 m and 100 m beyond; to 100 m where the point was looked up by
   * address. `null` where it is not known, and in what is kept of a conversation.
   */
  readonly distanceMetres: number | null;
  /** The same in words, to stand behind the place: ，直线约300米，步行15分钟以内. */
  readonly distance: string | null;
  /** Longitude and latitude; `null` where the list gives none. */
  readonly point: readonly [number, number] | null;
  readonly datum: Datum | null;
  /** The list, and who issued it. */
  readonly source: string;
  /** Day or month to which the list is true; of a list without one the day it was read. */
  readonly asOf: string;
  readonly phone?: string;
  readonly hours?: string;
  /** Credit that the list's licence asks for. */
  readonly attribution?: string;
}

/** What a part of an answer does for the reader. */
export type PartKind =
  | "emergency"
  | "lead"
  | "place"
  | "silence"
  | "quote"
  | "fact"
  | "validity"
  | "department"
  | "help";

/** One statement of an answer, with the texts that must bear it out. */
export interface AnswerPart {
  readonly kind: PartKind;
  /** What the statement is about: 谁能办, 给多少. */
  readonly label?: string;
  readonly text: string;
  /** Addresses of the citations that bear it out. */
  readonly cites?: readonly string[];
  /** Of a part on a place: which of the answer's places it is. */
  readonly place?: number;
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
  /** Where the asker is, when that was sent along; never in what is kept of a conversation. */
  readonly here?: Position;
  /** Suggested next questions. */
  readonly next: readonly string[];
  /** What the turn was about, for the follow-up. */
  readonly topic: Topic | null;
  /** Number of the ticket under which people deal with it. With no parts nothing is said: the staff have the conversation. */
  readonly ticket?: string;
  /** Whether a language model wrote any of its statements, which every channel has to say. */
  readonly byModel?: true;
}

/** The subject of a turn, remembered so that a follow-up can be understood. */
export interface Topic {
  readonly measure: number | null;
  readonly matter: string | null;
  /** The record that answered; absent in turns of before there were records. */
  readonly record?: string | null;
  /** The question as it was understood, without the follow-up's gaps. */
  readonly question: string;
  /** What was looked for where, after a question for a place. */
  readonly place?: {
    readonly kind: string | null;
    readonly area: { readonly district: string; readonly town: string | null } | null;
  } | null;
}

/** The text a person reads: one part a line. */
export function answerText(answer: Answer): string {
  return answer.parts.map((part) => partText(part, answer)).join("\n");
}

/** A part with its label in front; of a place how far it is behind. */
export function partText({ label, text, place }: AnswerPart, { tongue, places }: Answer): string {
  const far = places[place ?? -1]?.distance ?? "";
  const told = far ? text + far : text;
  if (!label) return told;
  return tongue === "zh" ? `${label}：${told}` : `${label}: ${told}`;
}
