import { z } from "zod";

/** The kinds of update that are asked for: core.telegram.org/bots/api#update. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query"] as const;

const Chat = z.object({
  id: z.int(),
  type: z.enum(["private", "group", "supergroup", "channel"]),
});
const User = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  language_code: z.string().optional(),
});
const Entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: z.object({ id: z.int() }).optional(),
});
/** Only that it is there is kept. */
const Presence = z
  .unknown()
  .transform(() => true)
  .optional();

const Message = z.object({
  message_id: z.int(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  from: User.optional(),
  chat: Chat,
  edit_date: z.int().optional(),
  text: z.string().optional(),
  entities: z.array(Entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(Entity).optional(),
  location: z.object({ longitude: z.number(), latitude: z.number() }).optional(),
  reply_to_message: z
    .object({ from: z.object({ id: z.int() }).optional(), forum_topic_created: Presence })
    .optional(),
  animation: Presence,
  audio: Presence,
  contact: Presence,
  document: Presence,
  photo: Presence,
  poll: Presence,
  sticker: Presence,
  story: Presence,
  video: Presence,
  video_note: Presence,
  voice: Presence,
});
export type Message = z.infer<typeof Message>;

const CallbackQuery = z.object({
  id: z.string(),
  from: User,
  data: z.string().optional(),
  /** Without its keyboard where it is too old: core.telegram.org/bots/api#maybeinaccessiblemessage. */
  message: z
    .object({
      message_id: z.int(),
      message_thread_id: z.int().optional(),
      is_topic_message: z.boolean().optional(),
      chat: Chat,
      reply_markup: z
        .object({
          inline_keyboard: z.array(
            z.array(z.object({ text: z.string(), callback_data: z.string().optional() })),
          ),
        })
        .optional(),
    })
    .optional(),
});
export type CallbackQuery = z.infer<typeof CallbackQuery>;

/** What is read, and kept until it is answered, of an update; files, names and the rest are left out. */
const UpdateSchema = z.object({
  update_id: z.int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
});
export type Update = z.infer<typeof UpdateSchema>;

/** Reads an update; `null` where it is none that can be understood. */
export function parseUpdate(json: string): Update | null {
  try {
    return UpdateSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/** The chat whose order an update keeps; `undefined` where it has none. */
export function chatOf({ message, edited_message, callback_query }: Update): number | undefined {
  return (message ?? edited_message ?? callback_query?.message)?.chat.id;
}
