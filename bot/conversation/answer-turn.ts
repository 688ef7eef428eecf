import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { Attended, Spoken } from "#bot/handoff/attended.ts";
import type { HandOff } from "#bot/handoff/hand-off.ts";
import { channelOf, type Turn } from "./conversation.ts";
import type { IncomingMessage } from "./message.ts";
import { toQuestion } from "./to-question.ts";

/** A message with what it is answered from. */
export interface TurnAsked {
  readonly message: IncomingMessage;
  readonly turns: readonly Turn[];
  readonly at: number;
  readonly tools: AnsweringTools;
}

/** Gives what a message is answered with: by the bot, unless the staff deal with it. */
export async function answerTurn(asked: TurnAsked, handOff: HandOff | null): Promise<Attended> {
  const { message, turns, at } = asked;
  const question = toQuestion({ ...message, at }, turns);
  if (!handOff) {
    const answer = answerQuestion(question, asked.tools);
    return { answer, isForStaff: false, given: async () => undefined };
  }
  const spoken = toSpoken(asked);
  const attended = await handOff.before(spoken);
  return attended ?? handOff.after(spoken, answerQuestion(question, asked.tools));
}

/** The turn as the hand-off sees it. */
export function toSpoken({ message, turns, at, tools }: TurnAsked): Spoken {
  const { conversationId, messageId, text, position, hasOwnQueue = false } = message;
  const channel = channelOf(conversationId);
  const hadPosition = position !== undefined;
  return { conversationId, channel, messageId, text, hadPosition, at, hasOwnQueue, turns, tools };
}
