import type { Answer } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { endWith } from "#bot/answering/ending.ts";
import { answerInTurn } from "#bot/conversation/answer-in-turn.ts";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { AskedQuestion } from "./asked-question.ts";
import { checkGolden } from "./check-golden.ts";
import type { GoldenDraft, GoldenQuestion } from "./golden-question.ts";
import type { GoldenResult } from "./golden-run.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

/** What is asked with, and the day for which, in milliseconds since 1970. */
interface Asking {
  readonly tools: AnsweringTools;
  readonly today: number;
}

/** Asks a golden question after what went before it, as somebody would in one conversation, and checks the answer. */
export function askGolden(golden: GoldenQuestion, asking: Asking): GoldenResult {
  const outcome = outcomeOf(answerGolden(golden, asking));
  return { id: golden.id, outcome, misses: checkGolden(golden.expects, outcome) };
}

/** Gives the whole answer to a golden question; one that breaks down is an apology, as it is for everybody. */
export function answerGolden(
  { question, before, on }: Pick<GoldenDraft, "question" | "before" | "on">,
  { tools, today }: Asking,
): Answer {
  const at = on === null ? today : Date.parse(`${on}T12:00:00+08:00`);
  return orApology(tools, () => {
    const turns: { answer: Answer; at: number }[] = [];
    for (const text of before)
      turns.push({ answer: answerInTurn(turns, { text: maskPersonal(text), at }, tools), at });
    return answerInTurn(turns, { text: maskPersonal(question), at }, tools);
  });
}

/** Asks again what somebody asked, with the same turn before it. */
export function askAgain(
  { question, previous, askedBack }: AskedQuestion,
  { tools, today }: Asking,
): Outcome {
  const asked = { text: question, position: null, previous, askedBack, today: new Date(today) };
  return outcomeOf(orApology(tools, () => answerQuestion(asked, tools)));
}

function orApology(tools: AnsweringTools, answer: () => Answer): Answer {
  try {
    return answer();
  } catch {
    return endWith(tools, { status: "error", key: "error.broken", tongue: "zh" });
  }
}
