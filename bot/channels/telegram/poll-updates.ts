import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "#bot/logger.ts";
import { type BotApi, describeFailure } from "./bot-api.ts";
import { ALLOWED_UPDATES, parseUpdate, type Update } from "./update.ts";

/** For how long Telegram holds a request open while there is nothing new. */
const POLL_S = 30;
/** After failures the pause doubles up to this. */
const LONGEST_PAUSE_S = 60;

/**
 * Fetches updates until `stopping`. The next request, whose offset confirms those before it, goes out only when each of
 * them is kept: core.telegram.org/bots/api#getupdates. A webhook that is still set would shut this way, so it is taken
 * away first; what waits for it is not dropped.
 */
export async function pollUpdates(parts: {
  readonly api: BotApi;
  readonly take: (update: Update) => Promise<void>;
  readonly log: Logger;
  readonly stopping: AbortSignal;
}): Promise<void> {
  const { api, log, stopping } = parts;
  let offset = 0;
  let failures = 0;
  let hasWebhook = true;
  while (!stopping.aborted) {
    try {
      if (hasWebhook) await api.deleteWebhook();
      hasWebhook = false;
      const options = { offset, timeout: POLL_S, allowed_updates: ALLOWED_UPDATES };
      for (const update of await api.getUpdates(options)) {
        await takeOne(update, parts);
        offset = update.update_id + 1;
      }
      failures = 0;
    } catch (error) {
      if (stopping.aborted) return;
      log.warn({ event: "telegram.poll-failed", ...describeFailure(error) });
      await pause(++failures, stopping);
    }
  }
}

async function takeOne(
  raw: unknown,
  { take, log }: { take: (update: Update) => Promise<void>; log: Logger },
): Promise<void> {
  const update = parseUpdate(JSON.stringify(raw));
  if (update) await take(update);
  else log.error({ event: "telegram.update-unreadable" });
}

async function pause(failures: number, stopping: AbortSignal): Promise<void> {
  const seconds = Math.min(2 ** (failures - 1), LONGEST_PAUSE_S);
  await wait(seconds * 1000, undefined, { signal: stopping }).catch(() => undefined);
}
