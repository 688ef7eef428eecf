import { setTimeout as wait } from "node:timers/promises";
import { Api, GrammyError, HttpError } from "grammy";
import type { ApiResponse } from "grammy/types";
import type { TelegramSettings } from "./settings.ts";

/** A call is given up after this many tries; what remains undone is tried again later as a whole. */
const TRIES = 4;
/** A longer pause than this is not waited for here. */
const LONGEST_PAUSE_S = 60;
/** Telegram answers in well under a second; `getUpdates` waits for half of it. */
const TIMEOUT_S = 60;
/** These have their own pace, or are worth nothing later. */
const ONCE: readonly string[] = [
  "getUpdates",
  "sendChatAction",
  "sendMessageDraft",
  "answerCallbackQuery",
];

/** What stopping cuts short: nothing is lost by it. */
const ENDED: readonly string[] = ["getUpdates", "deleteWebhook", "setWebhook"];

/** grammY's types name the signal of a package; that of the platform is one as well. */
type GrammySignal = Parameters<Api["getUpdates"]>[1];

/** The Bot API, with patience. */
export type BotApi = Api;

/**
 * Opens the Bot API. A call that Telegram puts off (429) is made again after the `retry_after` that it names
 * (core.telegram.org/bots/api#responseparameters, core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this),
 * one that failed on the way or in Telegram after 1, 2 and 4 s; so what failed on its way back may arrive twice.
 *
 * @param stopping ends the waiting, also that for updates
 */
export function openBotApi(settings: TelegramSettings, stopping: AbortSignal): BotApi {
  const apiRoot = settings.SHENWEN_TELEGRAM_API_ROOT;
  const api = new Api(settings.SHENWEN_TELEGRAM_TOKEN, { apiRoot, timeoutSeconds: TIMEOUT_S });
  api.config.use(async (call, method, payload) => {
    const ended = ENDED.includes(method) ? (stopping as GrammySignal) : undefined;
    const once = () => call(method, payload, ended);
    const tries = ONCE.includes(method) ? 1 : TRIES;
    for (let attempt = 1; attempt < tries; attempt++) {
      const outcome = await once().catch(keepHttpError);
      const pause = pauseAfter(outcome, attempt);
      if (!(outcome instanceof HttpError) && pause === null) return outcome;
      await wait((pause ?? 0) * 1000, undefined, { signal: stopping });
    }
    return once();
  });
  return api;
}

function keepHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  throw error;
}

/**
 * Tells whether a failure may pass: Telegram cannot be reached, is busy or broken, or knows the token no more, or the
 * waiting for it was cut short. What it refuses (400, 403) it will refuse again.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof GrammyError) return ![400, 403].includes(error.error_code);
  return error instanceof HttpError || (error instanceof Error && error.name === "AbortError");
}

/** Whether a failure is none of Telegram's. */
export function isOurs(error: unknown): boolean {
  return !(error instanceof GrammyError);
}

/** A failure for the log: Telegram's number and what was called, never its payload or its address, which has the token. */
export function describeFailure(error: unknown): { method?: string; code?: number; err?: unknown } {
  if (error instanceof GrammyError) return { method: error.method, code: error.error_code };
  return error instanceof HttpError ? {} : { err: error };
}

/** Seconds until the next try; `null` where it would fail again, or is too far off. */
function pauseAfter(outcome: ApiResponse<unknown> | HttpError, attempt: number): number | null {
  if (outcome instanceof HttpError) return secondsBefore(attempt);
  if (outcome.ok) return null;
  const { error_code: code, parameters } = outcome;
  const pause = parameters?.retry_after ?? secondsBefore(attempt);
  return (code === 429 && pause <= LONGEST_PAUSE_S) || code >= 500 ? pause : null;
}

function secondsBefore(attempt: number): number {
  return 2 ** (attempt - 1);
}
