import type { AskedLog } from "#bot/conversation/asked-log.ts";
import type { GateResult } from "#bot/golden/gate-result.ts";

/**
 * What is kept of a trial: of what people asked only in which turn. A change is kept for good, but a question goes after
 * 90 days, or when who asked it wishes so.
 */
export function withoutQuestions(result: GateResult): GateResult {
  const { changes } = result.asked;
  const listed = changes.listed.map((changed) => ({ ...changed, question: "" }));
  return { ...result, asked: { ...result.asked, changes: { ...changes, listed } } };
}

/** A trial as it is shown: with the questions that are still kept, and without those that are gone. */
export async function withQuestions(
  result: GateResult,
  { asked }: { readonly asked: AskedLog },
): Promise<GateResult> {
  const { changes } = result.asked;
  const kept = await asked.find(changes.listed.map(({ id }) => id));
  const questions = new Map(kept.map(({ turnId, question }) => [turnId, question]));
  const listed = changes.listed.flatMap((changed) => {
    const question = questions.get(changed.id);
    return question === undefined ? [] : [{ ...changed, question }];
  });
  return { ...result, asked: { ...result.asked, changes: { ...changes, listed } } };
}
