import type { Plan } from "#knowledge/plan.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import type { Wording } from "#knowledge/wording.ts";
import type { ShelfContext } from "./record-card.ts";

/** What a record's page is written from. */
export interface RecordPageContext extends ShelfContext {
  readonly plan: Plan;
  readonly library: RecordLibrary;
  readonly wording: Wording;
  readonly createId: () => string;
  /** The plan's matters by their id. */
  readonly matters: ReadonlyMap<string, { readonly name: string; readonly measure: number }>;
}
