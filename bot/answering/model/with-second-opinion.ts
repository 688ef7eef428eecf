import { answerQuestion } from "../answer-question.ts";
import { askOpinion } from "./ask-opinion.ts";
import type { Tokens } from "./chat-model.ts";
import type { ModelComposer } from "./model-composer.ts";
import type { Composer } from "./model-room.ts";
import { readDoubt } from "./read-doubt.ts";

/**
 * Has a model say what a question is about where the search is not sure, and then answers what is meant. Whatever it says,
 * the answer is made of the sources by the same steps. A service that fails at this is not asked to write either.
 */
export function withSecondOpinion(compose: ModelComposer): Composer {
  return async (question, tools, ask, onEarly) => {
    const doubt = readDoubt(question, tools);
    if (!doubt) return compose(question, tools, ask, onEarly);
    const { tongue } = tools.reader.read(question.text);
    const opinion = await askOpinion(doubt, (request) => ask(request, "opinion"), {
      tools,
      tongue,
    });
    if (opinion.kind === "failed") return quoteAfter(opinion.reason, question, tools);
    if (opinion.kind === "not-asked") return compose(question, tools, ask, onEarly);
    const { meant, verdict, promptVersion } = opinion;
    const asked = meant ? { ...question, meant } : question;
    const { answer, account } = await compose(asked, tools, ask, onEarly);
    const tokens = addTokens(opinion.tokens, account.tokens);
    return { answer, account: { ...account, tokens, opinion: { verdict, promptVersion } } };
  };
}

function quoteAfter(reason: string, ...[question, tools]: Parameters<typeof answerQuestion>) {
  const account = { endedBy: reason, promptVersion: null, tokens: null, checks: [] };
  return { answer: answerQuestion(question, tools), account };
}

function addTokens(one: Tokens, other: Tokens | null): Tokens {
  return {
    prompt: one.prompt + (other?.prompt ?? 0),
    completion: one.completion + (other?.completion ?? 0),
  };
}
