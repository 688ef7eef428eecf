import { createHash, timingSafeEqual } from "node:crypto";
import type { Logger } from "#bot/logger.ts";
import { readBody } from "../read-body.ts";
import { parseUpdate, type Update } from "./update.ts";

/** Updates have some kilobytes. */
const BODY_LIMIT = 1024 * 1024;

/**
 * Creates what answers Telegram's deliveries (core.telegram.org/bots/api#setwebhook): 401 without the secret, 200 as soon
 * as the update is kept, 503 when it cannot be kept, upon which Telegram delivers it again. What cannot be read
 * would be delivered again and again, so it is answered with 200 and logged.
 */
export function createWebhook(parts: {
  readonly secret: string;
  readonly take: (update: Update) => Promise<void>;
  readonly log: Logger;
}): (request: Request) => Promise<Response> {
  const { secret, take, log } = parts;
  const refuse = (status: number, reason: string): Response => {
    log.warn({ event: "telegram.webhook-refused", status, reason });
    return new Response(null, { status });
  };
  return async (request) => {
    if (request.method !== "POST") return refuse(405, "method");
    const given = request.headers.get("X-Telegram-Bot-Api-Secret-Token") ?? "";
    if (!isSame(given, secret)) return refuse(401, "secret");
    try {
      const body = await readBody(request, BODY_LIMIT);
      if (body === null) return refuse(413, "size");
      const update = parseUpdate(body);
      if (update) await take(update);
      else log.error({ event: "telegram.update-unreadable" });
      return new Response(null, { status: 200 });
    } catch (error) {
      log.error({ event: "telegram.take-failed", err: error });
      return new Response(null, { status: 503 });
    }
  };
}

/** Compares in a time that tells nothing of where the two differ. */
function isSame(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
