import type { Answer } from "#bot/answering/answer.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { OnEarlyWords } from "#bot/answering/early-words.ts";
import {
  type AnswerReceipt,
  type AnswerWithModel,
  receiptOfSources,
} from "#bot/answering/model/receipt.ts";
import { watchAnswer } from "#bot/answering/model/watch-answer.ts";
import type { Question } from "#bot/answering/question.ts";
import type { WithMeaning } from "#bot/answering/with-meaning.ts";
import type { Attended, Spoken } from "#bot/handoff/attended.ts";
import type { HandOff } from "#bot/handoff/hand-off.ts";
import type { Logger } from "#bot/logger.ts";
import { channelOf, type Turn } from "./conversation.ts";
import type { IncomingMessage } from "./message.ts";
import { toQuestion } from "./to-question.ts";

/** A message with what it is answered from. */
export interface TurnAsked {
  /** Of the turn that it becomes. */
  readonly id: string;
  readonly message: IncomingMessage;
  readonly turns: readonly Turn[];
  readonly at: number;
  readonly tools: AnsweringTools;
  /** Of what the tools were made over. */
  readonly knowledgeVersion: string;
}

export interface AnswerTurnParts {
  readonly handOff?: HandOff;
  readonly answerWithModel?: AnswerWithModel;
  readonly withMeaning?: WithMeaning;
  readonly log: Logger;
}

/** What a message is answered with, and how that came about. */
export interface TurnAnswered extends Attended {
  readonly receipt: AnswerReceipt;
}

interface Answered {
  readonly answer: Answer;
  readonly receipt: AnswerReceipt;
}

/** Gives what a message is answered with: by the bot, unless the staff deal with it. */
export async function answerTurn(asked: TurnAsked, parts: AnswerTurnParts): Promise<TurnAnswered> {
  const { handOff } = parts;
  const { message, turns, at } = asked;
  const question = toQuestion({ ...message, at }, turns);
  const spoken = toSpoken(asked);
  const attended = await handOff?.before(spoken);
  if (attended) return { ...attended, receipt: receiptOfSources(attended.answer, "staff") };
  const answered = await answerFromKnowledge(question, asked, parts);
  if (!handOff) return { ...answered, isForStaff: false, given: async () => undefined };
  const after = await handOff.after(spoken, answered.answer);
  return { ...after, receipt: receiptAfter(after.answer, answered) };
}

async function answerFromKnowledge(
  question: Question,
  asked: TurnAsked,
  { answerWithModel, withMeaning, handOff, log }: AnswerTurnParts,
): Promise<Answered> {
  const within = { tools: asked.tools, deadline: asked.message.deadline ?? null };
  const tools = (await withMeaning?.(question, within)) ?? asked.tools;
  return answerWithModel
    ? answerFluently(question, { ...asked, tools }, { answerWithModel, handOff, log })
    : quote(question, tools);
}

function quote(question: Question, tools: AnsweringTools, endedBy?: string): Answered {
  const { answer, replaced } = watchAnswer(question, tools);
  return { answer, receipt: receiptOfSources(answer, endedBy, replaced.length) };
}

/** A fault of ours in what is around the model costs nobody an answer either. */
async function answerFluently(
  question: Question,
  asked: TurnAsked,
  { answerWithModel, handOff, log }: FluentParts,
): Promise<Answered> {
  const { id, message, tools } = asked;
  try {
    const who = { person: message.conversationId, deadline: message.deadline ?? null };
    const onEarly = await listen(asked, handOff);
    return await answerWithModel(question, tools, onEarly ? { ...who, onEarly } : who);
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    log.error({ event: "model.broken", turnId: id, reason: name });
    return quote(question, tools, "broken");
  }
}

interface FluentParts {
  readonly answerWithModel: AnswerWithModel;
  readonly handOff: HandOff | undefined;
  readonly log: Logger;
}

/** Passes on what is certain early, but nothing of an answer that the staff have to give. */
async function listen(
  { id, message }: TurnAsked,
  handOff: HandOff | undefined,
): Promise<OnEarlyWords | null> {
  const { onEarly } = message;
  if (!onEarly) return null;
  const isWithheld = await handOff?.withholding();
  let isQuiet = false;
  return (words) => {
    if (words.kind === "opening") isQuiet = isWithheld?.(words.answer) ?? false;
    if (!isQuiet) onEarly(words, id);
  };
}

/** Of an answer that was not told because the staff have to give theirs, only what it took is kept. */
function receiptAfter(told: Answer, { answer, receipt }: Answered): AnswerReceipt {
  if (answer.parts.every((part) => told.parts.includes(part))) return receipt;
  const { model, promptVersion, tokens } = receipt;
  return { ...receiptOfSources(told, "staff"), model, promptVersion, tokens };
}

/** The turn as the hand-off sees it. */
export function toSpoken({ id, message, turns, at, tools }: TurnAsked): Spoken {
  const { conversationId, messageId, text, position, hasOwnQueue = false } = message;
  const channel = channelOf(conversationId);
  const hadPosition = position !== undefined;
  return {
    turnId: id,
    conversationId,
    channel,
    messageId,
    text,
    hadPosition,
    at,
    hasOwnQueue,
    turns,
    tools,
  };
}
