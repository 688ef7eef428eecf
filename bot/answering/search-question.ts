import type { RankedMatter, SearchResult } from "#retrieval/search.ts";
import type { AnsweringTools } from "./answering-tools.ts";

/** How much the scores of the question without its circumstances count beside those of the whole. */
const BARE_WEIGHT = 0.4;
/** Below this strength, or this share of the whole's, what is left says too little to rank by. */
const LEAST_STRENGTH = 25;
const LEAST_SHARE = 0.4;

/**
 * Searches a question as a whole and, where it begins with the asker's circumstances (我是开理发店的,
 * 有什么贷款), once more without them: who asks helps to find the matter, what is asked decides.
 */
export function searchQuestion(
  question: string,
  { search, reader }: Pick<AnsweringTools, "search" | "reader">,
): SearchResult {
  const text = reader.withoutPlaces(question);
  const whole = search(text);
  const bareText = reader.withoutCircumstances(text);
  if (bareText === text || reader.subjectWords(bareText).length === 0) return whole;
  const bare = search(bareText);
  if (bare.strength < Math.max(LEAST_STRENGTH, LEAST_SHARE * whole.strength)) return whole;
  return { ...whole, ranked: addScores(whole.ranked, bare.ranked) };
}

function addScores(
  whole: readonly RankedMatter[],
  bare: readonly RankedMatter[],
): readonly RankedMatter[] {
  const sums = new Map(whole.map((item) => [item.matter.id, item]));
  for (const item of bare) {
    const before = sums.get(item.matter.id)?.score ?? 0;
    sums.set(item.matter.id, { ...item, score: before + BARE_WEIGHT * item.score });
  }
  return [...sums.values()]
    .map((item) => ({ ...item, score: item.score / (1 + BARE_WEIGHT) }))
    .sort((a, b) => b.score - a.score);
}
