import type { Knowledge } from "#knowledge/knowledge.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { OnEarlyWords } from "../early-words.ts";
import type { Question } from "../question.ts";
import { type AnswerWithAccount, answerWithModel } from "./answer-with-model.ts";
import { createSentenceVerifier } from "./check-sentence.ts";
import type { SentenceVerifier } from "./check-written.ts";
import { collectNames } from "./checked-names.ts";
import type { AskModel } from "./compose-with-model.ts";

/** Answers with a model, whatever knowledge the tools are over. */
export type ModelComposer = (
  question: Question,
  tools: AnsweringTools,
  ask: AskModel,
  onEarly?: OnEarlyWords,
) => Promise<AnswerWithAccount>;

/** Creates what answers with a model and checks each sentence; names are collected once for each state of knowledge. */
export function createModelComposer(): ModelComposer {
  const verifiers = new WeakMap<Knowledge, SentenceVerifier>();
  const verifierOf = (knowledge: Knowledge): SentenceVerifier => {
    const known = verifiers.get(knowledge);
    if (known) return known;
    const names = collectNames(knowledge);
    const verifier = createSentenceVerifier(names);
    verifiers.set(knowledge, verifier);
    return verifier;
  };
  return (question, tools, ask, onEarly) =>
    answerWithModel(question, tools, { ask, verifier: verifierOf(tools.knowledge), onEarly });
}
