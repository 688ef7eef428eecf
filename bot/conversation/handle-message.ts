import { type Answer, partText } from "#bot/answering/answer.ts";
import { endWith } from "#bot/answering/ending.ts";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import {
  type AnswerReceipt,
  type AnswerWithModel,
  evidenceOf,
  receiptOfSources,
} from "#bot/answering/model/receipt.ts";
import { forgetPosition } from "#bot/answering/places/forget-position.ts";
import type { WithMeaning } from "#bot/answering/with-meaning.ts";
import type { HandOff } from "#bot/handoff/hand-off.ts";
import type { Logger } from "#bot/logger.ts";
import { answerTurn, type TurnAsked, toSpoken } from "./answer-turn.ts";
import type { AskedLog } from "./asked-log.ts";
import { channelOf, type Turn } from "./conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { createKeyedQueue } from "./keyed-queue.ts";
import { maskPersonal } from "./mask-personal.ts";
import type { IncomingMessage, Reply } from "./message.ts";
import { noteAsked } from "./note-asked.ts";
import { noteReceipt } from "./note-receipt.ts";
import type { ReceiptStore } from "./receipt-store.ts";

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
  /** Absent where there is no staff, as in the terminal. */
  readonly handOff?: HandOff;
  readonly askedLog?: AskedLog;
  /** Where a model is configured; absent, the sources are quoted. */
  readonly answerWithModel?: AnswerWithModel;
  /** Where an embedding service is configured. */
  readonly withMeaning?: WithMeaning;
  readonly receipts?: ReceiptStore;
  /** Tells the live knowledge from any other. */
  readonly knowledgeVersion?: () => string;
  /** Is told of every turn, to count it. */
  readonly onTurn?: (turn: TurnEnded) => void;
}

/** A turn as it is counted, with nothing that was said. */
export interface TurnEnded extends Pick<Reply, "elapsedMs"> {
  readonly channel: string;
  readonly status: Answer["status"];
  readonly receipt: AnswerReceipt;
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
  parts: MessageHandlerParts,
): Promise<Reply> {
  const { store, live, clock, createId, log } = parts;
  const id = createId();
  const knowledgeVersion = parts.knowledgeVersion?.() ?? "";
  const at = clock();
  let asked: TurnAsked = { id, message, turns: [], at, tools: live.current, knowledgeVersion };
  try {
    const turns = await store.load(message.conversationId);
    const same = turns.find(({ messageId }) => messageId === message.messageId);
    if (same) return toReply(same);
    asked = { ...asked, turns };
    return await answer(asked, arrived, parts);
  } catch (error) {
    log.error({ event: "turn.failed", turnId: id, err: error });
    const apology = await apologise(asked, parts);
    const elapsedMs = round(performance.now() - arrived);
    const receipt = receiptOfSources(apology, "error");
    await note(asked, { id, answer: apology, elapsedMs, receipt, isForStaff: false }, parts);
    return { turnId: id, answer: apology, elapsedMs };
  }
}

async function answer(
  asked: TurnAsked,
  arrived: number,
  parts: MessageHandlerParts,
): Promise<Reply> {
  const { store, log } = parts;
  const { id, message, at, tools } = asked;
  const { conversationId, messageId, text: question } = message;
  const { answer, isForStaff, given, receipt } = await answerTurn(asked, parts);
  const elapsedMs = round(performance.now() - arrived);
  const turn = { id, messageId, question, answer, at, elapsedMs };
  const kept = { ...turn, answer: forgetPosition(answer, tools) };
  await store.append(conversationId, kept);
  await given().catch((error) => log.error({ event: "turn.not-given", turnId: id, err: error }));
  for (const part of answer.parts) message.onStatement?.(partText(part, answer));
  const { status } = answer;
  const { endedBy } = receipt;
  log.info({ event: "turn.ended", turnId: id, status, endedBy, elapsedMs });
  await note(asked, { ...kept, receipt, isForStaff }, parts);
  return toReply(turn);
}

/** Counts a turn, and notes what was asked and how it was answered unless it was written to the staff. */
async function note(
  asked: TurnAsked,
  turn: Pick<Turn, "id" | "answer" | "elapsedMs"> & { receipt: AnswerReceipt; isForStaff: boolean },
  parts: MessageHandlerParts,
): Promise<void> {
  const { answer, elapsedMs, receipt, isForStaff } = turn;
  const channel = channelOf(asked.message.conversationId);
  parts.onTurn?.({ channel, status: answer.status, elapsedMs, receipt });
  if (isForStaff) return;
  await noteAsked(asked, turn, parts);
  // Of an answer that rests on a position less is kept than was told.
  await noteReceipt(asked, { ...receipt, evidence: evidenceOf(answer) }, parts);
}

function toReply({ id, answer, elapsedMs }: Turn): Reply {
  return { turnId: id, answer, elapsedMs };
}

/** With a ticket where there is staff; without one where that fails too. */
async function apologise(
  asked: TurnAsked,
  { handOff, log }: Pick<MessageHandlerParts, "handOff" | "log">,
): Promise<Answer> {
  const apology = endWith(asked.tools, { status: "error", key: "error.broken", tongue: "zh" });
  try {
    return (await handOff?.failed(toSpoken(asked), apology)) ?? apology;
  } catch (error) {
    log.error({ event: "turn.not-handed-off", err: error });
    return apology;
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
