import { z } from "zod";

/** Variables of the Telegram channel: core.telegram.org/bots/api#authorizing-your-bot and #setwebhook. */
export const TelegramSettingsSchema = z.object({
  SHENWEN_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, "must be a token as @BotFather gives it: digits, a colon, letters"),
  /** Set: updates come over the webhook; not set: they are fetched. */
  SHENWEN_TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/u, "must be 1 to 256 of the characters A-Z a-z 0-9 _ -")
    .optional(),
  /** A proxy or a Bot API server of one's own: core.telegram.org/bots/api#using-a-local-bot-api-server. */
  SHENWEN_TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/u })
    .transform((address) => address.replace(/\/+$/u, ""))
    .default("https://api.telegram.org"),
});
export type TelegramSettings = z.infer<typeof TelegramSettingsSchema>;
