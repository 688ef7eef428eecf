import type { RankedMatter, SearchResult } from "#retrieval/search.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Searched, WeightedQuery } from "./searched.ts";
import type { Whole } from "./understood.ts";

/** How much the scores of the question without its circumstances count beside those of the whole. */
const BARE_WEIGHT = 0.4;
/** How much the whole message counts beside the piece of it that asks. */
const WHOLE_WEIGHT = 3;
/** From this score of its best matter on, a piece of a short message says by itself what it asks about. */
const CLEAR_SCORE = 0.6;
/** Below this strength, or this share of the whole's, what is left says too little to rank by. */
const LEAST_STRENGTH = 25;
const LEAST_SHARE = 0.4;

/**
 * Searches a question as a whole and, where it begins with the asker's circumstances (我是开理发店的,
 * 有什么贷款), once more without them: who asks helps to find the matter, what is asked decides.
 *
 * @param whole the message of which the question is a part; it tells what the question only points at
 */
export function searchQuestion(
  question: string,
  whole: Whole | null,
  tools: Pick<AnsweringTools, "search" | "reader">,
): Searched {
  const result = searchPiece(question, tools);
  if (whole === null || (!whole.isStory && isClear(result))) return result;
  const text = tools.reader.withoutPlaces(whole.text);
  const told = tools.search(text);
  const isTold = told.strength > result.strength;
  const { statements, leaning } = result;
  const queries = addQuery(result.queries, text, WHOLE_WEIGHT);
  const ranking = addRankings(result, told, WHOLE_WEIGHT);
  return { ...(isTold ? told : result), statements, leaning, ...ranking, queries };
}

/** 「首店每年新增多少家,数字商圈又要建多少个」 are two things; 「有规定吗,每千人要有多少平方米」 is one. */
function isClear({ own }: Searched): boolean {
  return (own[0]?.score ?? 0) >= CLEAR_SCORE;
}

function searchPiece(
  question: string,
  { search, reader }: Pick<AnsweringTools, "search" | "reader">,
): Searched {
  const text = reader.withoutPlaces(question);
  const whole = { ...search(text), queries: [{ text, weight: 1 }] };
  const bareText = reader.withoutCircumstances(text);
  if (bareText === text || reader.subjectWords(bareText).length === 0) return whole;
  const bare = search(bareText);
  if (bare.strength < Math.max(LEAST_STRENGTH, LEAST_SHARE * whole.strength)) return whole;
  const queries = addQuery(whole.queries, bareText, BARE_WEIGHT);
  return { ...whole, ...addRankings(whole, bare, BARE_WEIGHT), queries };
}

/** The queries with one more, which counts `weight` beside them. */
function addQuery(
  queries: readonly WeightedQuery[],
  text: string,
  weight: number,
): readonly WeightedQuery[] {
  return [...queries, { text, weight }].map((query) => ({
    ...query,
    weight: query.weight / (1 + weight),
  }));
}

/** The means of two searches' scores, with and without what has a say from outside. */
function addRankings(
  first: SearchResult,
  second: SearchResult,
  weight: number,
): Pick<SearchResult, "ranked" | "own"> {
  const own = addScores(first.own, second.own, weight);
  const isOwn = first.ranked === first.own && second.ranked === second.own;
  return { own, ranked: isOwn ? own : addScores(first.ranked, second.ranked, weight) };
}

/** The mean of two searches' scores, the second counting `weight` beside the first. */
function addScores(
  first: readonly RankedMatter[],
  second: readonly RankedMatter[],
  weight: number,
): readonly RankedMatter[] {
  const sums = new Map(first.map((item) => [item.matter.id, item]));
  for (const item of second) {
    const before = sums.get(item.matter.id)?.score ?? 0;
    sums.set(item.matter.id, { ...item, score: before + weight * item.score });
  }
  return [...sums.values()]
    .map((item) => ({ ...item, score: item.score / (1 + weight) }))
    .sort((a, b) => b.score - a.score);
}
