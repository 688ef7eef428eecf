import type { Aspect } from "#knowledge/language.ts";
import { isRecordMatter } from "#knowledge/matter.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import type { MatterTells } from "./choose-suggestion.ts";
import { findOpen } from "./records/find-open.ts";
import { recordTells } from "./records/record-tells.ts";

/** What the plan tells of every matter; whether a thing is so (yes-no) it often leaves open. */
const TOLD_BY_PLAN: ReadonlySet<Aspect> = new Set(["who", "which-clause"]);

/** Creates the function that says whether the plan, or a record for its own matters, tells an aspect. */
export function createMatterTells(library: RecordLibrary): MatterTells {
  return (matter, aspect, ask) => {
    if (!isRecordMatter(matter)) {
      // What a record beside the clause leaves open would be said first.
      if (library.ofMatter(matter).some((record) => findOpen(record, ask))) return false;
      return TOLD_BY_PLAN.has(aspect) || (aspect === "how-many" && /\d/u.test(matter.anchor));
    }
    const record = library.find(matter.record);
    // What has something in its place has ended, and is not what to ask about next.
    if (!record || record.instead.length > 0) return false;
    return recordTells(record, aspect, ask) && !findOpen(record, ask);
  };
}
