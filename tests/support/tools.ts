import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Answer } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { createLiveTools } from "#bot/answering/live-tools.ts";
import { createMessageHandler, type MessageHandler } from "#bot/conversation/handle-message.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { createLogger } from "#bot/logger.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";

/** A day after the plan's targets fell due. */
export const TODAY = new Date("2026-11-23T08:00:00Z");

/** Shared by all test files, which would otherwise build the indexes once each. */
export const INDEX_FILE = fileURLToPath(
  new URL("../../node_modules/.cache/shenwen/matters.index", import.meta.url),
);

export const knowledge = loadKnowledge();
export const tools = createAnsweringTools(knowledge, { indexFile: INDEX_FILE });

/** The same, as what answers messages is handed them. */
export const live = createLiveTools(tools);

/** Answers one question that nothing went before. */
export function ask(text: string, today = TODAY): Answer {
  return answerQuestion({ text, position: null, previous: null, askedBack: false, today }, tools);
}

/** Answers the messages of one conversation and gives the last answer. */
export async function converse(...messages: readonly string[]): Promise<Answer> {
  const handle = createHandler();
  let answer: Answer | undefined;
  for (const [place, text] of messages.entries()) {
    ({ answer } = await handle({ conversationId: "c", messageId: String(place), text }));
  }
  if (!answer) throw new Error("no message given");
  return answer;
}

/** A message handler over the real pipeline, with the store and clock a test needs. */
export function createHandler(
  over: Partial<Parameters<typeof createMessageHandler>[0]> = {},
): MessageHandler {
  return createMessageHandler({
    store: createMemoryConversationStore(),
    live,
    clock: () => TODAY.getTime(),
    createId: randomUUID,
    log: createLogger("silent"),
    ...over,
  });
}
