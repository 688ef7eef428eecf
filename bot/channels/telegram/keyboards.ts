import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { Reply } from "#bot/conversation/message.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import type { CallbackQuery } from "./update.ts";

/** What a button asks for. */
export type Press =
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "judgement"; readonly turnId: string; readonly useful: boolean };

/**
 * Gives the buttons under an answer: what to ask next, one a row, then whether it was useful, or `null` where there are
 * none. What a button carries has at most 64 bytes (core.telegram.org/bots/api#inlinekeyboardbutton): a question its
 * place only, since Telegram sends the keyboard back with its text; a judgement the turn.
 */
export function answerKeyboard(
  { turnId, answer }: Reply,
  wording: Wording,
): InlineKeyboardMarkup | null {
  const { tongue, next, status } = answer;
  const questions = next.map((text, place) => [{ text, callback_data: `ask:${place}` }]);
  const judgements = [
    { text: say(wording, "telegram.useful", tongue), callback_data: `yes:${turnId}` },
    { text: say(wording, "telegram.not-useful", tongue), callback_data: `no:${turnId}` },
  ];
  const isWithStaff = status === "handed-off" && answer.ticket !== undefined;
  const isJudged = status !== "smalltalk" && status !== "error" && !isWithStaff;
  const rows = isJudged ? [...questions, judgements] : questions;
  return rows.length > 0 ? { inline_keyboard: rows } : null;
}

/** Reads a pressed button; `null` for one that is too old to tell, or none of ours. */
export function readPress({ data = "", message }: CallbackQuery): Press | null {
  const [verb, turnId = ""] = data.split(":");
  if (verb === "yes" || verb === "no") return { kind: "judgement", turnId, useful: verb === "yes" };
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const text = buttons.find(({ callback_data: carried }) => carried === data)?.text;
  return verb === "ask" && text !== undefined ? { kind: "question", text } : null;
}

/** The button that sends one's position; in private chats only: core.telegram.org/bots/api#keyboardbutton. */
export function positionKeyboard(wording: Wording, tongue: Tongue): ReplyKeyboardMarkup {
  const text = say(wording, "telegram.position-button", tongue);
  return {
    keyboard: [[{ text, request_location: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}
