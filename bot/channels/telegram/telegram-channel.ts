import { readSettings } from "#bot/read-settings.ts";
import type { Channel, ChannelModule, ChannelParts } from "../channel.ts";
import { answerUpdate } from "./answer-update.ts";
import { type BotApi, describeFailure, openBotApi } from "./bot-api.ts";
import type { Me } from "./find-address.ts";
import { createIntake } from "./intake.ts";
import { pollUpdates } from "./poll-updates.ts";
import { type TelegramSettings, TelegramSettingsSchema } from "./settings.ts";
import { tellAsker } from "./tell-asker.ts";
import { ALLOWED_UPDATES } from "./update.ts";
import { createWebhook } from "./webhook.ts";

/** Until an answer that could not be sent is tried again. */
const RETRY_MS = 60_000;

/**
 * Telegram, over long polling or, where its secret is set, over a webhook. Nothing is lost and nothing answered twice
 * over redeliveries and restarts, but for one case: a crash after the answer was sent and before that was noted sends it
 * once more.
 */
export const telegramChannel: ChannelModule = {
  name: "telegram",
  path: "/telegram",
  variables: Object.keys(TelegramSettingsSchema.shape),
  open(environment, parts) {
    const settings = readSettings(TelegramSettingsSchema, environment);
    return settings && createTelegramChannel(settings, parts);
  },
};

/** Creates the channel; `retryMs` is a test's. */
export function createTelegramChannel(
  settings: TelegramSettings,
  parts: ChannelParts,
  retryMs = RETRY_MS,
): Channel {
  const { log } = parts;
  const stop = new AbortController();
  const stopping = stop.signal;
  const api = openBotApi(settings, stopping);
  const whoAmI = createWhoAmI(api);
  const intake = createIntake({
    ...parts,
    answer: (update, progress) => answerUpdate(update, { ...parts, api, whoAmI, progress }),
    retryMs,
    stopping,
  });
  const secret = settings.SHENWEN_TELEGRAM_WEBHOOK_SECRET;
  let fetching = Promise.resolve();
  return {
    name: "telegram",
    fetch:
      secret === undefined
        ? () => new Response(null, { status: 404 })
        : createWebhook({ secret, take: intake.take, log }),
    async start() {
      await intake.open();
      fetching =
        secret === undefined
          ? pollUpdates({ api, take: intake.take, log, stopping })
          : setWebhook(secret, { ...parts, api, stopping });
    },
    tell: (conversationId, text) => tellAsker(conversationId, text, { ...parts, api }),
    async stop() {
      stop.abort();
      await fetching;
      await intake.settle();
    },
  };
}

/** Asks for the bot's name once: core.telegram.org/bots/api#getme. */
function createWhoAmI(api: BotApi): () => Promise<Me> {
  let me: Promise<Me> | null = null;
  return () => {
    me ??= api.getMe().catch((error) => {
      me = null;
      throw error;
    });
    return me;
  };
}

/** Tells Telegram where to deliver: core.telegram.org/bots/api#setwebhook. What was told before holds when this fails. */
async function setWebhook(
  secret: string,
  {
    api,
    log,
    publicUrl,
    stopping,
  }: Pick<ChannelParts, "log" | "publicUrl"> & { api: BotApi; stopping: AbortSignal },
): Promise<void> {
  if (publicUrl === undefined) {
    const advice = "set SHENWEN_PUBLIC_URL, or call setWebhook by hand with the path /telegram";
    log.warn({ event: "telegram.webhook-not-set", advice });
    return;
  }
  const url = `${publicUrl.replace(/\/+$/u, "")}/telegram`;
  const options = { secret_token: secret, allowed_updates: ALLOWED_UPDATES };
  try {
    await api.setWebhook(url, options);
    log.info({ event: "telegram.webhook-set" });
  } catch (error) {
    if (!stopping.aborted)
      log.error({ event: "telegram.webhook-failed", ...describeFailure(error) });
  }
}
