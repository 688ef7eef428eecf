import type { Answer } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { answerPlaceQuestion } from "./places/answer-place-question.ts";
import type { Question } from "./question.ts";
import { compose } from "./steps/compose.ts";
import { retrieve } from "./steps/retrieve.ts";
import { route } from "./steps/route.ts";
import { understand } from "./steps/understand.ts";
import { verify } from "./steps/verify.ts";
import { watch } from "./watch.ts";

/**
 * Answers one question from the sources alone. Ends early with an answer of its own when a step finds
 * that the message asks nothing of them.
 */
export function answerQuestion(question: Question, tools: AnsweringTools): Answer {
  const place = watch(tools, "place", () => answerPlaceQuestion(question, tools));
  return place ?? answerFromSources(question, tools);
}

function answerFromSources(question: Question, tools: AnsweringTools): Answer {
  const { today } = question;
  const understood = watch(tools, "understand", () => understand(question, tools));
  if ("status" in understood) return understood;

  const evidence = watch(tools, "retrieve", () => retrieve(understood, { tools, today }));
  if ("status" in evidence) return evidence;

  const draft = watch(tools, "compose", () => compose(understood, evidence, { tools, today }));
  const verified = watch(tools, "verify", () => verify(draft, tools));
  return watch(tools, "route", () => route(understood, verified, tools));
}
