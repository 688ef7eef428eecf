import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import type { SearchResult } from "#retrieval/search.ts";
import type { Topic } from "./answer.ts";
import { CONFIDENCE } from "./confidence.ts";
import type { DatedTools } from "./to-finding.ts";
import type { Query } from "./understood.ts";

/**
 * 「今年最多按多大的贷款额来贴」 after a question for the subsidy on loans fits other loans better by itself; together
 * with that question it fits what was talked about, and by itself nothing surely.
 */
export function staysWith(
  previous: Topic | null,
  { text }: Query,
  result: SearchResult,
  { search, reader, library }: DatedTools,
): boolean {
  if (!previous?.matter || text.length > CONFIDENCE.continuation) return false;
  const best = result.ranked[0]?.matter;
  // 「现在还容易批吗」 means the plan itself only where it names a document.
  if (best?.measure === 0 && previous.measure !== 0) return reader.documentWords(text).length === 0;
  if (result.strength >= CONFIDENCE.sureStrength || isTopic(best, previous, library)) return false;
  return fitsTogether(previous, text, result, { search, library });
}

/** Whether a short message fits what was talked about, taken together with it, and shares a word with it. */
export function fitsTogether(
  previous: Topic,
  text: string,
  { coverageOf }: SearchResult,
  { search, library }: Pick<DatedTools, "search" | "library">,
): boolean {
  const together = search(`${text} ${previous.question}`).ranked[0]?.matter;
  if (!together || !isTopic(together, previous, library)) return false;
  return Math.max(coverageOf(together.id), coverageOf(previous.matter ?? "")) > 0;
}

/** Whether a matter is the one talked about, or that of the record that answered. */
export function isTopic(matter: Matter | undefined, topic: Topic, library: RecordLibrary): boolean {
  if (!matter) return false;
  if (matter.id === topic.matter) return true;
  const ids = topic.record ? [topic.record, ...library.newerThan(topic.record)] : [];
  return isRecordMatter(matter) && ids.includes(matter.record);
}
