import type { Matter } from "#knowledge/matter.ts";
import type { Answer, AnswerStatus } from "../answer.ts";
import { answerQuestion } from "../answer-question.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Question } from "../question.ts";
import type { SearchedPiece } from "../searched.ts";
import { type StepName, type StepResults, type Watcher, watch } from "../watch.ts";

/** What is not sure in how a message was understood, and between what. */
export interface Doubt {
  /** The question as it was read; what it leaves to the one before is still missing. */
  readonly asked: string;
  /** The question before; empty where there is none. */
  readonly before: string;
  /** What may be meant, what was found first. Never empty. */
  readonly candidates: readonly Matter[];
  /** Id of the matter that answers as it is; `null` where none does. */
  readonly current: string | null;
  /** Whether nothing but an unsure search speaks for any answer, so that none is better where none of them is meant. */
  readonly isGuess: boolean;
}

/** Between these confidences four of ten questions that seem to be about the sources are not (ADR 11). */
const UNSURE = { from: 0.03, to: 0.9 } as const;
/** What names a body or the plan, or goes on, is judged by its strength: up to twice the least that is no proof. */
const WEAK_STRENGTH = 2;
const MOST_CANDIDATES = 8;

/** What is declined stays declined: two of seven that an opinion would have answered were about the sources (ADR 18). */
const DECLINED: ReadonlySet<AnswerStatus> = new Set(["not-found", "out-of-scope"]);

/**
 * Tells whether a message is about one thing of which the search is not sure: too little speaks for what it found, two
 * matters fit alike, or it changes one thing in what was asked before (那认知障碍的呢). `null` where it is sure.
 */
export function readDoubt(question: Question, tools: AnsweringTools): Doubt | null {
  const seen: SearchedPiece[] = [];
  const steps: Partial<StepResults> = {};
  const watcher: Watcher = (step, run) => {
    const result = watch(tools, step, run);
    Object.assign(steps, { [step satisfies StepName]: result });
    if (step === "search") seen.push(result as SearchedPiece);
    return result;
  };
  const answer = answerQuestion(question, { ...tools, watcher });
  const { place, understand } = steps;
  const [piece, ...more] = seen;
  if (place || !understand || "status" in understand || !piece || more.length > 0) return null;
  if (DECLINED.has(answer.status) && !question.previous) return null;
  if (understand.crisis || !isUnsure(piece, answer, understand.link === "varies")) return null;
  return toDoubt(question, { piece, answer }, tools);
}

function isUnsure({ judgement }: SearchedPiece, answer: Answer, variesBefore: boolean): boolean {
  if (variesBefore || answer.status === "clarification") return true;
  if (judgement.by === "strength") return judgement.strength < judgement.least * WEAK_STRENGTH;
  return judgement.estimate >= UNSURE.from && judgement.estimate < UNSURE.to;
}

function toDoubt(
  { previous }: Question,
  { piece, answer }: { piece: SearchedPiece; answer: Answer },
  { findMatter }: AnsweringTools,
): Doubt | null {
  const { query, searched, judgement } = piece;
  const current = answer.topic?.matter ?? null;
  const ids = [current, previous?.matter, ...searched.ranked.map(({ matter }) => matter.id)];
  const candidates = [...new Set(ids)]
    .flatMap((id) => findMatter(id ?? "") ?? [])
    .slice(0, MOST_CANDIDATES);
  if (candidates.length === 0) return null;
  const before = previous?.question ?? "";
  const isGuess = judgement.by === "estimate" && judgement.estimate < UNSURE.to;
  return { asked: query.said, before, candidates, current, isGuess };
}
