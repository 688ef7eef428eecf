import { type Answer, partText } from "#bot/answering/answer.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { endWith } from "#bot/answering/ending.ts";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import { forgetPosition } from "#bot/answering/places/forget-position.ts";
import type { Logger } from "#bot/logger.ts";
import { answerInTurn } from "./answer-in-turn.ts";
import type { Turn } from "./conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { maskPersonal } from "./mask-personal.ts";
import type { IncomingMessage, Reply } from "./message.ts";

/** Answers a message in its conversation. */
export type MessageHandler = (message: IncomingMessage) => Promise<Reply>;

export interface MessageHandlerParts {
  readonly store: ConversationStore;
  readonly live: LiveTools;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Logger;
}

/**
 * Creates the one place where a message becomes a reply.
 *
 * Messages of one conversation are answered in order; a message id that was answered before gets the
 * stored reply; a turn is on the disk before its reply is given out. A thrown error becomes an apology. What tells who
 * somebody is (identity, mobile and card numbers) is put into stars before anything else happens.
 */
export function createMessageHandler(parts: MessageHandlerParts): MessageHandler {
  const inTurn = createKeyedQueue();
  const recent = createRecentReplies();
  return (written) => {
    const arrived = performance.now();
    const message = { ...written, text: maskPersonal(written.text) };
    return inTurn(message.conversationId, async () => {
      const reply = recent.find(message) ?? (await handle(message, arrived, parts));
      if (reply.answer.here) recent.add(message, reply);
      return reply;
    });
  };
}

/** How many replies that rest on a position are held, in memory only, for a message that comes again. */
const HELD = 100;

function createRecentReplies() {
  const held = new Map<string, Reply>();
  const keyOf = ({ conversationId, messageId }: IncomingMessage): string =>
    JSON.stringify([conversationId, messageId]);
  return {
    find: (message: IncomingMessage): Reply | undefined => held.get(keyOf(message)),
    add(message: IncomingMessage, reply: Reply): void {
      held.set(keyOf(message), reply);
      const [oldest] = held.keys();
      if (held.size > HELD && oldest !== undefined) held.delete(oldest);
    },
  };
}

async function handle(
  message: IncomingMessage,
  arrived: number,
  { store, live, clock, createId, log }: MessageHandlerParts,
): Promise<Reply> {
  const id = createId();
  const tools = live.current;
  try {
    const turns = await store.load(message.conversationId);
    const same = turns.find(({ messageId }) => messageId === message.messageId);
    if (same) return toReply(same);
    const at = clock();
    const answer = answerInTurn(turns, { ...message, at }, tools);
    const elapsedMs = round(performance.now() - arrived);
    const turn = {
      id,
      messageId: message.messageId,
      question: message.text,
      answer,
      at,
      elapsedMs,
    };
    await store.append(message.conversationId, { ...turn, answer: forgetPosition(answer, tools) });
    for (const part of answer.parts) message.onStatement?.(partText(part, answer));
    log.info({ event: "turn.ended", turnId: id, status: answer.status, elapsedMs });
    return toReply(turn);
  } catch (error) {
    log.error({ event: "turn.failed", turnId: id, err: error });
    return { turnId: id, answer: apologise(tools), elapsedMs: round(performance.now() - arrived) };
  }
}

function toReply({ id, answer, elapsedMs }: Turn): Reply {
  return { turnId: id, answer, elapsedMs };
}

function apologise(tools: AnsweringTools): Answer {
  return endWith(tools, { status: "error", key: "error.broken", tongue: "zh" });
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
