import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { Composer } from "#bot/answering/model/model-room.ts";

/** Asks the model, then quotes the sources, and calls it the model's where that has written. */
export const quoteAtDesk: Composer = async (question, tools, ask) => {
  const answer = answerQuestion(question, tools);
  const reply = await ask({ system: "", user: question.text, schema: undefined as never });
  const asked = { promptVersion: "compose@1", checks: [{ kinds: [] }, { kinds: ["number"] }] };
  if (reply.kind !== "written")
    return { answer, account: { ...asked, checks: [], tokens: null, endedBy: reply.reason } };
  const account = { ...asked, tokens: reply.tokens, endedBy: "written" };
  return { answer: { ...answer, byModel: true }, account };
};
