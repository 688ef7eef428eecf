import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { RecordLibrary } from "#knowledge/record-library.ts";
import type { SearchResult } from "#retrieval/search.ts";
import type { Topic } from "./answer.ts";
import { CONFIDENCE } from "./confidence.ts";
import type { DatedTools } from "./to-finding.ts";
import type { Query } from "./understood.ts";

/** 「我开便利店算不算」 says who asks, and of what was talked about whether it is for them. */
const WHO_ASKS =
  /^(?:那)?我们?(?:是)?(?:开|做|办|搞)\p{Script=Han}{1,8}?(?:的)?(?:算不算|算吗|能不能|能吗|可以吗|行吗|行不行|有份吗|呢)[?？。]?$/u;

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
  if (best?.measure === 0 && previous.measure !== 0)
    return (
      reader.documentWords(text).length === 0 ||
      fitsTogether(previous, text, result, { search, library })
    );
  if (isTopic(best, previous, library)) return false;
  if (previous.record && WHO_ASKS.test(text)) return true;
  if (gainsTogether(previous, text, result, { search, library })) return true;
  const isUnsure =
    result.strength < CONFIDENCE.sureStrength || isRunnerUp(result, previous, library);
  return isUnsure && fitsTogether(previous, text, result, { search, library });
}

/** 「最晚什么时候去申请」 fits nothing much by itself, and what was talked about far better together with it. */
function gainsTogether(
  previous: Topic,
  text: string,
  { ranked }: SearchResult,
  { search, library }: Pick<DatedTools, "search" | "library">,
): boolean {
  const [best] = ranked;
  // A sentence of the same measure goes on about the same thing.
  if (best && !isRecordMatter(best.matter) && best.matter.measure === previous.measure)
    return false;
  const together = search(`${text} ${previous.question}`).ranked[0];
  if (!together || !isTopic(together.matter, previous, library)) return false;
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
