import { diffText } from "#knowledge/diff-text.ts";
import { type Aspect, compareOutcomes, isSubstantial } from "./compare-outcomes.ts";
import { type Changed, type Changes, type GateResult, LISTED } from "./gate-result.ts";
import type { GoldenResult } from "./golden-run.ts";
import type { FinishedRun, QuestionSet } from "./question-run.ts";

/** The same questions asked over what is live and over a draft. */
export interface TwoRuns {
  readonly questions: QuestionSet;
  readonly live: FinishedRun;
  readonly draft: FinishedRun;
}

/** A question with its results in both runs. */
interface Pair<Result> {
  readonly id: string;
  readonly question: string;
  readonly live: Result;
  readonly draft: Result;
  readonly aspects: readonly Aspect[];
}

type Answered = Pick<GoldenResult, "id" | "outcome"> & Partial<Pick<GoldenResult, "misses">>;

/** Gives which golden questions break, mend or change with the draft, and which asked ones are answered otherwise. */
export function compareRuns({
  questions,
  live,
  draft,
}: TwoRuns): Pick<GateResult, "golden"> & { asked: Omit<GateResult["asked"], "leftOut"> } {
  const golden = pairUp(questions.golden, live.golden, draft.golden);
  const asked = pairUp(questions.asked, live.asked, draft.asked);
  const otherwise = asked.filter(({ aspects }) => aspects.length > 0);
  const substantial = otherwise.filter(({ aspects }) => isSubstantial(aspects));
  const stays = golden.filter(({ live, draft }) => passes(live) === passes(draft));
  return {
    golden: {
      total: golden.length,
      passedLive: golden.filter((pair) => passes(pair.live)).length,
      passedDraft: golden.filter((pair) => passes(pair.draft)).length,
      breaks: listChanges(golden.filter(({ live, draft }) => passes(live) && !passes(draft))),
      mends: listChanges(golden.filter(({ live, draft }) => !passes(live) && passes(draft))),
      changes: listChanges(stays.filter(({ aspects }) => aspects.length > 0)),
    },
    asked: {
      total: asked.length,
      changes: listChanges(substantial),
      reworded: otherwise.length - substantial.length,
    },
  };
}

function pairUp<Result extends Answered>(
  questions: readonly { readonly id: string; readonly question: string }[],
  live: readonly Result[],
  draft: readonly Result[],
): Pair<Result>[] {
  const liveById = new Map(live.map((result) => [result.id, result]));
  const draftById = new Map(draft.map((result) => [result.id, result]));
  return questions.flatMap(({ id, question }) => {
    const [one, other] = [liveById.get(id), draftById.get(id)];
    if (!one || !other) return [];
    const aspects = compareOutcomes(one.outcome, other.outcome);
    return [{ id, question, live: one, draft: other, aspects }];
  });
}

function passes({ misses }: GoldenResult): boolean {
  return misses.length === 0;
}

function listChanges(pairs: readonly Pair<Answered>[]): Changes {
  return { count: pairs.length, listed: pairs.slice(0, LISTED).map(toChanged) };
}

function toChanged({ id, question, aspects, live, draft }: Pair<Answered>): Changed {
  return {
    id,
    question,
    aspects,
    live: live.outcome,
    draft: draft.outcome,
    text: diffText(live.outcome.text, draft.outcome.text),
    misses: draft.misses ?? [],
  };
}
