import type { Matter } from "#knowledge/matter.ts";
import type { RankedMatter } from "#retrieval/search.ts";
import type { Answer } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { CONFIDENCE } from "./confidence.ts";
import { endWith } from "./ending.ts";
import { isSameThing } from "./is-same-thing.ts";
import { searchQuestion } from "./search-question.ts";
import type { Understood } from "./understood.ts";

/**
 * Asks back, with a question about either to press, when a message by itself fits two matters weakly and equally well.
 * Never twice in a row: the second time the better one answers.
 */
export function askWhich(understood: Understood, tools: AnsweringTools): Answer | undefined {
  const { queries, tongue, askedBack, previous, measureNamed, departmentNamed } = understood;
  const [query] = queries;
  const isGiven = previous !== null || measureNamed !== null || departmentNamed !== null;
  if (!query || queries.length > 1 || askedBack || isGiven) return undefined;
  const { ranked } = searchQuestion(query.text, query.whole, tools);
  const pair = findPair(ranked, tools);
  if (!pair) return undefined;
  const next = pair.flatMap((matter) => tools.suggestion(matter, tongue) ?? []);
  if (new Set(next).size < pair.length) return undefined;
  const [first, second] = pair.map(({ name, english }) => (tongue === "zh" ? name : english));
  const values = { first: first ?? "", second: second ?? "" };
  const key = "clarification.which";
  return { ...endWith(tools, { status: "clarification", key, tongue, values }), next };
}

/** The best matter and another that fits as well, when neither fits well. */
function findPair(
  ranked: readonly RankedMatter[],
  { library }: AnsweringTools,
): readonly [Matter, Matter] | undefined {
  const [best] = ranked;
  if (!best || best.score >= CONFIDENCE.unsureFit) return undefined;
  const other = ranked.find(
    ({ matter, score }) =>
      score >= CONFIDENCE.tieShare * best.score && !isSameThing(matter, best.matter, library),
  );
  return other && [best.matter, other.matter];
}
