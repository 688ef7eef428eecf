/** The kinds of file that can be read. */
export type DocumentKind = "pdf" | "docx" | "html" | "txt";

export interface Paragraph {
  readonly kind: "paragraph";
  /** Without line breaks and tabs. */
  readonly text: string;
  /** From 1, of its first line; `null` where the file has no pages. */
  readonly page: number | null;
  /** 1–6 for what the file itself marks as a heading, else `null`. */
  readonly level: number | null;
}

export interface Cell {
  /** Without line breaks and tabs. A cell that another spans repeats its text. */
  readonly text: string;
  /** Whether it is covered by a merged cell that begins above it or to its left. */
  readonly spanned: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly page: number | null;
}

export interface Table {
  readonly kind: "table";
  readonly rows: readonly Row[];
}

export type Block = Paragraph | Table;

/** The text of a file without the furniture of its pages, in reading order. */
export interface ExtractedDocument {
  /** The base name of the file. */
  readonly name: string;
  readonly kind: DocumentKind;
  /** Of HTML and TXT: utf-8, gb18030, … */
  readonly encoding: string | null;
  /** What the file itself says is its title; often wrong. */
  readonly title: string | null;
  readonly pages: number | null;
  readonly blocks: readonly Block[];
  /** What staff should look at, in Chinese. */
  readonly notes: readonly string[];
}

/** What a reader of one kind of file gives. */
export type FileContent = Pick<ExtractedDocument, "title" | "pages" | "blocks" | "notes">;
