import type { Answer } from "../answer.ts";
import { answerQuestion } from "../answer-question.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Replaced } from "../draft.ts";
import type { Evidence } from "../evidence.ts";
import type { Question } from "../question.ts";
import type { Understood } from "../understood.ts";
import { type StepName, type StepResults, type Watcher, watch } from "../watch.ts";

/** The extractive answer with what it was written from. */
export interface WatchedAnswer {
  readonly answer: Answer;
  /** `null` where the turn ended before there were findings, or is about places. */
  readonly found: Found | null;
  /** Statements that said more than their grounds, and so were not sent. */
  readonly replaced: readonly Replaced[];
}

export interface Found {
  readonly understood: Understood;
  readonly evidence: Extract<Evidence, { kind: "findings" }>;
}

/** Answers a question as ever, and keeps what was understood and found. */
export function watchAnswer(question: Question, tools: AnsweringTools): WatchedAnswer {
  const seen: Partial<StepResults> = {};
  const watcher: Watcher = (step, run) => {
    const result = watch(tools, step, run);
    Object.assign(seen, { [step satisfies StepName]: result });
    return result;
  };
  const answer = answerQuestion(question, { ...tools, watcher });
  const { place, understand, verify } = seen;
  const replaced = verify?.replaced ?? [];
  if (place || !understand || "status" in understand || !verify)
    return { answer, found: null, replaced };
  const { evidence } = verify;
  const isFound = evidence.kind === "findings" && answer.places.length === 0;
  return { answer, found: isFound ? { understood: understand, evidence } : null, replaced };
}
