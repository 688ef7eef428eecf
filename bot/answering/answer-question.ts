import type { Answer } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { answerPlaceQuestion } from "./places/answer-place-question.ts";
import type { Question } from "./question.ts";
import { compose } from "./steps/compose.ts";
import { retrieve } from "./steps/retrieve.ts";
import { route } from "./steps/route.ts";
import { understand } from "./steps/understand.ts";
import { verify } from "./steps/verify.ts";

/**
 * Answers one question from the sources alone. Ends early with an answer of its own when a step finds
 * that the message asks nothing of them.
 */
export function answerQuestion(question: Question, tools: AnsweringTools): Answer {
  return answerPlaceQuestion(question, tools) ?? answerFromSources(question, tools);
}

function answerFromSources(question: Question, tools: AnsweringTools): Answer {
  const understood = understand(question, tools);
  if ("status" in understood) return understood;

  const evidence = retrieve(understood, { tools, today: question.today });
  if ("status" in evidence) return evidence;

  const draft = compose(understood, evidence, { tools, today: question.today });
  const verified = verify(draft, tools);
  return route(understood, verified, tools);
}
