export const PASSAGE_KINDS = [
  /** Of the document, or of an attachment. */
  "title",
  /** What comes before the first numbered clause: number, addressees, purpose, table of contents. */
  "preamble",
  "heading",
  /** A provision: an article, a paragraph of one, a paragraph of a notice. */
  "clause",
  /** One of a list: 项, 目, 1., ①. */
  "item",
  "table-row",
  /** The list of attachments, and the line with which one begins. */
  "attachment",
  /** Issuer, date and what stands below them. */
  "signature",
] as const;
export type DocumentPassageKind = (typeof PASSAGE_KINDS)[number];

/** A piece of a document, the smallest that can be cited. */
export interface DocumentPassage {
  readonly kind: DocumentPassageKind;
  /** As a reader cites it: 第三章 · 第十二条 · 第二款 · 第（三）项; 附件1 · 表1 第3行. */
  readonly locator: string;
  /** The titles of the headings it stands under, the widest first. */
  readonly path: readonly string[];
  /** Exactly as in the text of the document, with the line break at its end. */
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly page: number | null;
  /** Of a table row, with what merged cells say in each; of any other passage empty. */
  readonly cells: readonly string[];
}

/** Something the document says of itself, with the words that say so. */
export interface Quoted<T> {
  readonly value: T;
  /** As printed. */
  readonly quote: string;
  readonly locator: string;
}

/** What the document says of itself; what it does not say is `null`. */
export interface DocumentFacts {
  readonly title: Quoted<string> | null;
  /** 文号, as 沪府办发〔2022〕23号. */
  readonly number: Quoted<string> | null;
  readonly issuers: readonly Quoted<string>[];
  /** ISO date. */
  readonly issuedOn: Quoted<string> | null;
  readonly from: Quoted<string> | null;
  /** The last day; where the text gives a term, it is counted from the first. */
  readonly until: Quoted<string> | null;
}

/** A row of a table that shares out tasks. */
export interface DocumentTask {
  readonly task: string;
  /** The leading ones first, as the columns stand. */
  readonly departments: readonly string[];
  readonly deadline: string | null;
  readonly locator: string;
}

export interface ParsedDocument {
  /** The joined texts of all passages. */
  readonly text: string;
  readonly passages: readonly DocumentPassage[];
  readonly facts: DocumentFacts;
  readonly tasks: readonly DocumentTask[];
}
