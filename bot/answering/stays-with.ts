import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import type { RankedMatter, SearchResult } from "#retrieval/search.ts";
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
  const best = result.ranked[0];
  const together = topicTogether(previous, text, { search, library });
  const fits = together !== undefined && sharesWord(together, previous, result);
  // 「现在还容易批吗」 means the plan itself only where it names a document.
  if (best?.matter.measure === 0 && previous.measure !== 0)
    return fits || reader.documentWords(text).length === 0;
  if (!together || isTopic(best?.matter, previous, library)) return false;
  // 「我开便利店算不算」 says who asks; 「个体户能拿稳岗返还吗」 names another record.
  const namesRecord = best !== undefined && isRecordMatter(best.matter);
  const asksForWhom = previous.record && reader.recordParts(text).includes("who");
  if ((asksForWhom && !namesRecord) || gains(together, best, previous)) return true;
  const isSure = result.strength >= CONFIDENCE.sureStrength;
  return fits && (!isSure || isRunnerUp(result, previous, library));
}

/** 「最晚什么时候去申请」 fits nothing much by itself, and what was talked about far better together with it. */
function gains(together: RankedMatter, best: RankedMatter | undefined, previous: Topic): boolean {
  // A sentence of the same measure goes on about the same thing.
  if (best && !isRecordMatter(best.matter) && best.matter.measure === previous.measure)
    return false;
  return together.score - (best?.score ?? 0) >= CONFIDENCE.followUpGain;
}

/** Whether the topic of a record is near the best that a message finds by itself. */
function isRunnerUp({ ranked }: SearchResult, topic: Topic, library: RecordLibrary): boolean {
  if (!topic.record) return false;
  const least = (ranked[0]?.score ?? 0) * CONFIDENCE.runnerUpShare;
  return ranked.some(({ matter, score }) => score >= least && isTopic(matter, topic, library));
}

/** Whether a short message fits what was talked about, taken together with it, and shares a word with it. */
export function fitsTogether(
  previous: Topic,
  text: string,
  result: SearchResult,
  tools: Pick<DatedTools, "search" | "library">,
): boolean {
  const together = topicTogether(previous, text, tools);
  return together !== undefined && sharesWord(together, previous, result);
}

/** What was talked about, where a message and the question before it fit it best together. */
function topicTogether(
  previous: Topic,
  text: string,
  { search, library }: Pick<DatedTools, "search" | "library">,
): RankedMatter | undefined {
  const best = search(`${text} ${previous.question}`).ranked[0];
  return isTopic(best?.matter, previous, library) ? best : undefined;
}

/** Whether a message by itself shares a word with what was talked about. */
function sharesWord(
  { matter }: RankedMatter,
  previous: Topic,
  { coverageOf }: SearchResult,
): boolean {
  return Math.max(coverageOf(matter.id), coverageOf(previous.matter ?? "")) > 0;
}

/** Whether a matter is the one talked about, or that of the record that answered. */
export function isTopic(matter: Matter | undefined, topic: Topic, library: RecordLibrary): boolean {
  if (!matter) return false;
  if (matter.id === topic.matter) return true;
  const ids = topic.record ? [topic.record, ...library.newerThan(topic.record)] : [];
  return isRecordMatter(matter) && ids.includes(matter.record);
}
