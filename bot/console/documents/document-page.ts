import type { Change } from "#bot/publishing/change.ts";
import type { StoredDocument } from "#bot/publishing/document-store.ts";
import type { Reading } from "#bot/publishing/read-document.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Staff } from "../frame/staff.ts";

/** What the page of a document shows. */
export interface DocumentPage {
  readonly document: StoredDocument;
  readonly reading: Reading;
  /** Others with the same number or title, newest first. */
  readonly versions: readonly StoredDocument[];
  readonly others: readonly StoredDocument[];
  readonly staff: Staff;
  readonly drafts: readonly Change[];
  readonly knowledge: Knowledge;
  readonly fault: string | null;
}
