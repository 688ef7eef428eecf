import type { Answer } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { OnEarlyWords } from "../early-words.ts";
import type { Question } from "../question.ts";
import type { ModelPurpose, ModelRequest } from "./chat-model.ts";
import type { DeskReply, ModelDesk } from "./model-desk.ts";
import { type AnswerWithModel, type ModelPart, receiptOfModel } from "./receipt.ts";

/** Asks the model for one asker; never rejects. */
export type AskModel = (
  request: Omit<ModelRequest, "signal">,
  purpose?: ModelPurpose,
) => Promise<DeskReply>;

/** Answers a question with what a model writes of what was found. */
export type Composer = (
  question: Question,
  tools: AnsweringTools,
  ask: AskModel,
  onEarly?: OnEarlyWords,
) => Promise<{ readonly answer: Answer; readonly account: ModelPart }>;

/** Has a composer ask at a desk, for who asks and within their time, and writes the receipt. */
export function answerAtDesk(desk: ModelDesk, compose: Composer): AnswerWithModel {
  return async (question, tools, who) => {
    let isAsked = false;
    const ask: AskModel = async (request, purpose = "answer") => {
      const reply = await desk.ask(request, { ...who, purpose });
      isAsked ||= reply.kind !== "not-asked";
      return reply;
    };
    const { answer, account } = await compose(question, tools, ask, who.onEarly);
    return { answer, receipt: receiptOfModel(answer, account, isAsked ? desk.model : null) };
  };
}
