import type { Matter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { RankedMatter } from "#retrieval/search.ts";
import type { Answer } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { CONFIDENCE } from "./confidence.ts";
import { endWith } from "./ending.ts";
import { isSameThing } from "./is-same-thing.ts";
import { judgeConfidence } from "./judge-confidence.ts";
import { searchQuestion } from "./search-question.ts";
import type { Query, Understood } from "./understood.ts";

/** Matters among which those to offer are looked for. */
const OFFERED_FROM = 5;

/**
 * Asks back, with questions to press, when all that a message asks fits the sources so little that it may as well be
 * about something else. Never twice in a row: the second time the best matter answers. A letter is not asked back, having told all it
 * has to tell, nor what goes on from the turn before.
 */
export function askInDoubt(understood: Understood, tools: AnsweringTools): Answer | undefined {
  const { queries, tongue, askedBack, previous, isStory } = understood;
  if (askedBack || previous !== null || isStory) return undefined;
  const judged = queries.map((query) => {
    const searched = searchQuestion(query.text, query.whole, tools);
    const judgement = judgeConfidence(searched, query, { understood, reader: tools.reader });
    return { query, searched, estimate: judgement.by === "estimate" ? judgement.estimate : 1 };
  });
  const [surest] = judged.toSorted((a, b) => b.estimate - a.estimate);
  if (!surest || surest.estimate >= CONFIDENCE.sure[tongue]) return undefined;
  return offer(surest.query, surest.searched.ranked, { tongue, tools });
}

function offer(
  { text }: Query,
  ranked: readonly RankedMatter[],
  { tongue, tools }: { tongue: Tongue; tools: AnsweringTools },
): Answer | undefined {
  const offered = findOffers(ranked, tongue, tools);
  const next = offered.flatMap((matter) => tools.suggestion(matter, tongue) ?? []);
  // Whoever has pressed the question, or wrote it so, means it.
  if (next.length === 0 || next.includes(text)) return undefined;
  const [first, second] = offered.map(({ name, english }) => (tongue === "zh" ? name : english));
  const key = second ? "clarification.doubt" : "clarification.doubt-one";
  const values = { first: first ?? "", second: second ?? "" };
  return { ...endWith(tools, { status: "clarification", key, tongue, values }), next };
}

/** The best matter that has a question to press, and the next that is not the same thing and has another. */
function findOffers(
  ranked: readonly RankedMatter[],
  tongue: Tongue,
  { suggestion, library }: AnsweringTools,
): readonly Matter[] {
  const [best, ...others] = ranked
    .slice(0, OFFERED_FROM)
    .map(({ matter }) => matter)
    .filter((matter) => suggestion(matter, tongue) !== undefined);
  if (!best) return [];
  const other = others.find(
    (matter) =>
      !isSameThing(matter, best, library) &&
      suggestion(matter, tongue) !== suggestion(best, tongue),
  );
  return other ? [best, other] : [best];
}
