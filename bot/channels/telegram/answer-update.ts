import type { Answer } from "#bot/answering/answer.ts";
import { lastTold } from "#bot/conversation/conversation.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { say } from "#knowledge/wording.ts";
import type { ChannelParts } from "../channel.ts";
import type { Progress } from "../worker.ts";
import { answerCommand } from "./answer-command.ts";
import { type BotApi, describeFailure } from "./bot-api.ts";
import type { Me } from "./find-address.ts";
import { answerKeyboard, positionKeyboard, readPress } from "./keyboards.ts";
import { type Asked, type Destination, readUpdate } from "./read-update.ts";
import { renderReply } from "./render-reply.ts";
import { sendMessage, sendPlace } from "./send-message.ts";
import { showWaiting } from "./show-waiting.ts";
import type { CallbackQuery, Update } from "./update.ts";

interface Parts extends ChannelParts {
  readonly api: BotApi;
  readonly whoAmI: () => Promise<Me>;
  /** Of the answer, when it is tried again. */
  readonly progress: Progress;
}

/**
 * Answers one update in its chat. Resolves when everything is sent.
 *
 * @throws GrammyError, HttpError when the answer could not be sent
 */
export async function answerUpdate(update: Update, parts: Parts): Promise<void> {
  const read = await readUpdate(update, parts.whoAmI);
  if (!read) return;
  const { wish, to } = read;
  const { api, store, wording } = parts;
  if (wish.kind === "question") return answerAsked(wish, to, parts);
  if (wish.kind === "press") return answerPress(wish.query, to, parts);
  if (wish.kind === "unreadable") return tell(say(wording, "telegram.unreadable", to.tongue));
  const conversationId = conversationOf(to);
  const isStart = wish.name === "start" && to.isPrivate;
  const text = await answerCommand(wish.name, { store, wording, conversationId, ...to });
  const again = wish.name === "full" ? await lastAnswer(to, parts) : undefined;
  if (again) return sendMessage(api, to, again, parts.progress);
  return tell(text, isStart ? { keyboard: positionKeyboard(wording, to.tongue) } : {});

  function tell(said: string, over: Partial<Parameters<typeof sendMessage>[2]> = {}) {
    return sendMessage(api, to, { text: [{ text: said }], ...over });
  }
}

/** The last answer as it is told now; `undefined` when there is none. */
async function lastAnswer(
  to: Destination,
  { store, wording, publicUrl }: Parts,
): Promise<Parameters<typeof sendMessage>[2] | undefined> {
  const conversationId = conversationOf(to);
  const turn = lastTold(await store.load(conversationId));
  if (!turn) return undefined;
  const manner = await store.manner(conversationId);
  const text = renderReply(turn.answer, { wording, publicUrl, manner });
  const keyboard = answerKeyboard({ ...turn, turnId: turn.id }, wording);
  return { text, ...(keyboard ? { keyboard } : {}) };
}

async function answerAsked(
  asked: Asked & { readonly pressed?: string },
  to: Destination,
  parts: Parts,
): Promise<void> {
  const { api, handle, wording, publicUrl } = parts;
  if (await saysTheSame(asked, to, parts)) return;
  const { messageId, text, position, pressed } = asked;
  const where = position ? { position } : {};
  const waiting = showWaiting(api, to);
  const onStatement = waiting.add;
  const message = { conversationId: conversationOf(to), messageId, text, ...where, onStatement };
  const reply = await handle(message).finally(waiting.end);
  const manner = await parts.store.manner(message.conversationId);
  const frame = { wording, publicUrl, manner, ...(pressed === undefined ? {} : { pressed }) };
  const keyboard = answerKeyboard(reply, wording);
  const rendered = renderReply(reply.answer, frame);
  await sendMessage(api, to, { text: rendered, ...(keyboard ? { keyboard } : {}) }, parts.progress);
  await sendExtras(reply, to, parts);
}

/** An edit may be of something that is not read: core.telegram.org/bots/api#update. Its question is answered already. */
async function saysTheSame(
  { editOf, messageId, text }: Asked,
  to: Destination,
  { store }: Parts,
): Promise<boolean> {
  if (editOf === undefined) return false;
  const turns = await store.load(conversationOf(to));
  const before = turns.filter(({ messageId: id }) => id === editOf || id.startsWith(`${editOf}:`));
  const last = before.at(-1);
  return last !== undefined && last.messageId !== messageId && last.question === text;
}

/** The nearest place on a map, or the button that sends a position. The answer is told without them. */
async function sendExtras({ answer }: Reply, to: Destination, parts: Parts): Promise<void> {
  const { api, wording, log } = parts;
  const place = answer.places.find(({ point }) => point !== null);
  try {
    if (place) await sendPlace(api, to, place);
    if (to.isPrivate && asksWhere(answer)) {
      const keyboard = positionKeyboard(wording, answer.tongue);
      const text = [{ text: say(wording, "telegram.position", answer.tongue) }];
      await sendMessage(api, to, { text, keyboard });
    }
  } catch (error) {
    log.warn({ event: "telegram.extra-failed", ...describeFailure(error) });
  }
}

/** Something is looked for, and it is not known where. */
function asksWhere({ topic, places, here }: Answer): boolean {
  return !here && places.length === 0 && Boolean(topic?.place?.kind) && !topic?.place?.area;
}

/** Every press is answered, or the button goes on turning: core.telegram.org/bots/api#answercallbackquery. */
async function answerPress(query: CallbackQuery, to: Destination, parts: Parts): Promise<void> {
  const { api, store, wording, clock } = parts;
  const press = readPress(query);
  const settle = (text?: string) =>
    api.answerCallbackQuery(query.id, text === undefined ? {} : { text }).catch(() => undefined);
  if (press?.kind === "question") {
    await settle();
    const { text } = press;
    const messageId = `cb:${query.id}`;
    await answerAsked({ kind: "question", messageId, text, pressed: text }, to, parts);
    return;
  }
  const isJudged =
    press !== null &&
    (await store.judge(conversationOf(to), press.turnId, { useful: press.useful, at: clock() }));
  await settle(say(wording, isJudged ? "telegram.judged" : "telegram.too-old", to.tongue));
}

/** In a group the talk of one person does not go on from another's, and is not forgotten by another. */
function conversationOf({ chatId, isPrivate, personId, threadId }: Destination): string {
  if (isPrivate) return `telegram:${chatId}`;
  return ["telegram", chatId, threadId ?? 0, personId].join(":");
}
