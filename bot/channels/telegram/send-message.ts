import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { AnswerPlace } from "#bot/answering/answer.ts";
import { convertPoint } from "#knowledge/places/coordinates.ts";
import type { Progress } from "../worker.ts";
import type { BotApi } from "./bot-api.ts";
import type { Destination } from "./read-update.ts";
import { plainText, type RichText, toHtml } from "./rich-text.ts";
import { splitText } from "./split-text.ts";

/**
 * Sends text in as many messages as it needs, one after another, the keyboard under the last, link previews off:
 * core.telegram.org/bots/api#sendmessage. Telegram refuses a message of nothing but blanks, so none is sent.
 *
 * @throws GrammyError, HttpError when one of them is not taken; those before it have been sent
 */
export async function sendMessage(
  api: BotApi,
  to: Destination,
  { text, keyboard }: { text: RichText; keyboard?: InlineKeyboardMarkup | ReplyKeyboardMarkup },
  progress: Progress = { sent: 0 },
): Promise<void> {
  const pieces = splitText(text).filter((piece) => plainText(piece).trim() !== "");
  for (const [place, piece] of pieces.entries()) {
    if (place < progress.sent) continue;
    const isLast = place === pieces.length - 1;
    await api.sendMessage(to.chatId, toHtml(piece), {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...addressOf(place === 0 ? to : { ...to, replyTo: undefined }),
      ...(isLast && keyboard ? { reply_markup: keyboard } : {}),
    });
    progress.sent = place + 1;
  }
}

/** Sends a place that a map opens, in WGS-84: core.telegram.org/bots/api#sendvenue. Without a point nothing is sent. */
export async function sendPlace(
  api: BotApi,
  to: Destination,
  { name, address, point, datum }: AnswerPlace,
): Promise<void> {
  if (!point || !datum) return;
  const [longitude, latitude] = convertPoint(point, datum, "wgs84");
  const venue = { ...addressOf({ ...to, replyTo: undefined }) };
  await api.sendVenue(to.chatId, latitude, longitude, name, address || name, venue);
}

/** A message that was deleted meanwhile is answered all the same: core.telegram.org/bots/api#replyparameters. */
function addressOf({ threadId, replyTo }: { threadId?: number; replyTo?: number | undefined }) {
  return {
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}
