import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { Logger } from "#bot/logger.ts";
import { type BotApi, describeFailure } from "./bot-api.ts";
import { sendMessage } from "./send-message.ts";

/** `telegram:chat`, in a group `telegram:chat:topic:person`. */
const CONVERSATION = /^telegram:(?<chat>-?\d+)(?::(?<thread>\d+):(?<person>\d+))?$/u;
/** Of a message that was written, also of its new wording; a press has none. */
const MESSAGE = /^(\d+)(?::\d+)?$/u;

/**
 * Sends a text to whom a conversation is with, in a group as a reply to what they wrote last; `false` where it cannot be
 * sent, as when they blocked the bot.
 */
export async function tellAsker(
  conversationId: string,
  text: string,
  { api, store, log }: { api: BotApi; store: ConversationStore; log: Logger },
): Promise<boolean> {
  const of = CONVERSATION.exec(conversationId)?.groups;
  if (!of) return false;
  const { chat = "", thread = "0", person = chat } = of;
  const isPrivate = of["person"] === undefined;
  try {
    const replyTo = isPrivate ? undefined : await lastWritten(conversationId, store);
    const to = {
      chatId: Number(chat),
      isPrivate,
      personId: Number(person),
      tongue: "zh" as const,
      ...(thread === "0" ? {} : { threadId: Number(thread) }),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    await sendMessage(api, to, { text: [{ text }] });
    return true;
  } catch (error) {
    log.warn({ event: "telegram.tell-failed", ...describeFailure(error) });
    return false;
  }
}

async function lastWritten(
  conversationId: string,
  store: ConversationStore,
): Promise<number | undefined> {
  const turns = await store.load(conversationId);
  const ids = turns.flatMap(({ messageId }) => MESSAGE.exec(messageId)?.[1] ?? []);
  return ids.length === 0 ? undefined : Number(ids.at(-1));
}
