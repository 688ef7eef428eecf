import type { AnsweringTools } from "./answering-tools.ts";
import { CONFIDENCE, CONFIDENCE_MODEL } from "./confidence.ts";
import { confidenceSigns, estimateConfidence } from "./estimate-confidence.ts";
import type { Judgement, Searched } from "./searched.ts";
import type { Query, Understood } from "./understood.ts";

/**
 * Judges whether a matter of the sources is meant, and not a subject outside or nothing at all. A message that goes on
 * from the turn before, or names a body or the plan, says so itself and needs less; yet a letter may name one in passing
 * (去民政局办了离婚), or a word for the plan (python 怎么读文件).
 */
export function judgeConfidence(
  searched: Searched,
  { text, whole }: Query,
  { understood, reader }: { understood: Understood; reader: AnsweringTools["reader"] },
): Judgement {
  const { link, previous, departmentNamed } = understood;
  const isNamed = departmentNamed !== null || reader.documentWords(text).length > 0;
  const signs = confidenceSigns(searched, whole?.text ?? text);
  const estimate = estimateConfidence(signs, CONFIDENCE_MODEL);
  const isForeign = isNamed && estimate < CONFIDENCE.leastNamed;
  if (link || (isNamed && !isForeign)) return judgeStrength(searched, isNamed, understood);
  const mayContinue = previous !== null && text.length <= CONFIDENCE.shortQuestion;
  const least = CONFIDENCE[isNamed ? "leastNamed" : mayContinue ? "leastFollowUp" : "least"];
  return { by: "estimate", signs, estimate, least, isSure: estimate >= least };
}

function judgeStrength(
  { strength, coverage, outside }: Searched,
  isNamed: boolean,
  { tongue }: Understood,
): Judgement {
  const isAllKnown = coverage >= CONFIDENCE.knownCoverage;
  const { knownFollowUpStrength, followUpStrength } = CONFIDENCE;
  const least = isAllKnown ? knownFollowUpStrength : followUpStrength[tongue];
  const isSure = strength >= least && (isNamed || outside.strength < strength);
  return { by: "strength", isNamed, strength, least, outside: outside.strength, isSure };
}
