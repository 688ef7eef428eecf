/** What a passage is within its measure. */
export type PassageKind = "title" | "sentence" | "responsible" | "front-matter";

/** The smallest citable piece of a document. */
export interface Passage {
  /** Stable within a document version, e.g. `hufubanfa-2022-23/14.3`. */
  readonly id: string;
  readonly documentId: string;
  readonly kind: PassageKind;
  /** As printed: （十四）. The front matter has the document's own number as locator. */
  readonly locator: string;
  /** 1–26 for the plan's measures, absent for the front matter. */
  readonly measure?: number;
  readonly text: string;
  /** Where `text` starts in the cleaned document. */
  readonly start: number;
  /** Where the passage starts and ends (exclusive) in the raw file. */
  readonly rawStart: number;
  readonly rawEnd: number;
}
