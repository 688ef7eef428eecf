import type { Position } from "#knowledge/places/coordinates.ts";
import type { Tongue } from "#knowledge/wording.ts";
import { findAddress, type Me } from "./find-address.ts";
import type { CallbackQuery, Message, Update } from "./update.ts";

/** Where an answer goes. */
export interface Destination {
  readonly chatId: number;
  readonly isPrivate: boolean;
  /** Whose conversation it is; in a group everybody has one of their own. */
  readonly personId: number;
  /** Of a forum's topic. */
  readonly threadId?: number;
  /** In groups, where others write in between. */
  readonly replyTo?: number;
  /** Of sentences that answer no question. */
  readonly tongue: Tongue;
}

/** A question, or a position that answers one. */
export interface Asked {
  readonly kind: "question";
  readonly messageId: string;
  readonly text: string;
  readonly position?: Position;
  /** The message that this is a new wording of. */
  readonly editOf?: string;
}

/** What a person wants of the bot. */
export type Wish =
  | Asked
  | { readonly kind: "command"; readonly name: string }
  | { readonly kind: "press"; readonly query: CallbackQuery }
  /** A picture, a voice message, … */
  | { readonly kind: "unreadable" };

/**
 * Reads what an update wants; `null` where nobody speaks to the bot: in groups, messages without a mention, a reply to
 * it or a command; messages of bots; the moves of a live location, which come as edits
 * (core.telegram.org/bots/api#location).
 *
 * @param whoAmI asked in groups only
 */
export async function readUpdate(
  update: Update,
  whoAmI: () => Promise<Me>,
): Promise<{ wish: Wish; to: Destination } | null> {
  const { message, edited_message: edited, callback_query: query } = update;
  if (query?.message) return { wish: { kind: "press", query }, to: toPress(query, query.message) };
  const written = message ?? edited;
  if (!written || written.from?.is_bot || written.chat.type === "channel") return null;
  const isPrivate = written.chat.type === "private";
  const address = findAddress(written, isPrivate ? null : await whoAmI());
  if (!address) return null;
  const wish = readWish(written, address, edited !== undefined);
  return wish && { wish, to: toMessage(written, isPrivate) };
}

function readWish(
  message: Message,
  address: { text: string; command: string | null },
  isEdit: boolean,
): Wish | null {
  const { message_id: id, edit_date: date, location, text } = message;
  if (address.command !== null) return { kind: "command", name: address.command };
  if (text !== undefined) {
    if (!isEdit) return { kind: "question", messageId: String(id), text: address.text };
    return { kind: "question", messageId: `${id}:${date}`, text: address.text, editOf: String(id) };
  }
  if (isEdit) return null;
  if (location) {
    const { longitude, latitude } = location;
    const position = { point: [longitude, latitude], datum: "wgs84" } as const;
    return { kind: "question", messageId: String(id), text: "", position };
  }
  return isUnreadable(message) ? { kind: "unreadable" } : null;
}

/** Not so are the notes of the platform itself: somebody joined, a message was pinned. */
function isUnreadable(message: Message): boolean {
  const { animation, audio, contact, document, photo, poll, sticker, story } = message;
  const { video, video_note, voice } = message;
  const files = [animation, audio, document, photo, video, video_note, voice];
  return [...files, contact, poll, sticker, story].some(Boolean);
}

function toMessage(message: Message, isPrivate: boolean): Destination {
  return {
    chatId: message.chat.id,
    isPrivate,
    personId: message.from?.id ?? message.chat.id,
    ...threadOf(message),
    ...(isPrivate ? {} : { replyTo: message.message_id }),
    tongue: tongueOf(message.from?.language_code),
  };
}

function toPress(
  { from }: CallbackQuery,
  message: NonNullable<CallbackQuery["message"]>,
): Destination {
  const isPrivate = message.chat.type === "private";
  const tongue = tongueOf(from.language_code);
  return { chatId: message.chat.id, isPrivate, personId: from.id, ...threadOf(message), tongue };
}

function threadOf({
  is_topic_message: isTopic,
  message_thread_id: threadId,
}: Pick<Message, "is_topic_message" | "message_thread_id">): { threadId?: number } {
  return isTopic && threadId !== undefined ? { threadId } : {};
}

/** The language of the person's app (core.telegram.org/bots/api#user), Chinese where it is not told. */
function tongueOf(language = "zh"): Tongue {
  return language.startsWith("zh") ? "zh" : "en";
}
