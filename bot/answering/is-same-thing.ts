import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";

/** Whether two matters are answered from one clause or one record. */
export function isSameThing(a: Matter, b: Matter, library: RecordLibrary): boolean {
  if (a.measure !== null && a.measure === b.measure) return true;
  if (!isRecordMatter(a) && !isRecordMatter(b)) return false;
  const records = new Set(library.ofMatter(a).map(({ id }) => id));
  return library.ofMatter(b).some(({ id }) => records.has(id));
}
