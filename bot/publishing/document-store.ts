/** An official document that was uploaded. */
export interface StoredDocument {
  readonly id: string;
  /** Of the file. */
  readonly name: string;
  readonly kind: string;
  readonly sha256: string;
  readonly size: number;
  /** As the document has them; `null` where it has none. */
  readonly title: string | null;
  readonly number: string | null;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A document as it comes. */
export interface NewDocument extends Omit<StoredDocument, "sha256" | "size"> {
  readonly bytes: Uint8Array;
  /** What was read from it, as JSON. */
  readonly parsed: unknown;
}

export type DocumentOutcome =
  | { readonly kind: "done"; readonly document: StoredDocument }
  | { readonly kind: "refused"; readonly reason: string };

/** Bytes that a document may have. */
export const DOCUMENT_LIMIT = 20 * 1024 * 1024;

/** Where uploaded documents are kept, each version with its original file. */
export interface DocumentStore {
  /** Keeps a document; the same file again is read anew and stays one document. */
  add(document: NewDocument): Promise<DocumentOutcome>;
  /** Newest first. */
  list(): Promise<readonly StoredDocument[]>;
  find(
    id: string,
  ): Promise<{ readonly document: StoredDocument; readonly parsed: unknown } | undefined>;
  /** Its file as it was uploaded. */
  original(id: string): Promise<Uint8Array | undefined>;
  /** Others with its number or its title, newest first: the versions to compare it with. */
  versionsOf(id: string): Promise<readonly StoredDocument[]>;
  /** Takes away a document and its file. */
  remove(id: string): Promise<boolean>;
}
