import { createHash } from "node:crypto";
import type { Logger } from "#bot/logger.ts";
import { personOf } from "../tencent/answer-message.ts";
import { describeFailure } from "../tencent/platform-api.ts";
import { withoutMarkup } from "../tencent/without-markup.ts";
import { KF_STATE, type KfApi } from "./kf-api.ts";

/**
 * Sends a text of the staff to a customer; `false` while the desk's own people have the conversation, after it ended, and
 * where it is refused.
 */
export async function tellCustomer(
  conversationId: string,
  text: string,
  { api, clock, log }: { api: KfApi; clock: () => number; log: Logger },
): Promise<boolean> {
  const [deskId = "", customerId = ""] = personOf(conversationId, "kf").split(":");
  const customer = { deskId, customerId };
  try {
    const state = await api.readState(customer);
    if (state !== KF_STATE.fresh && state !== KF_STATE.bot) return false;
    const id = createHash("sha256").update(`${conversationId} ${clock()} ${text}`).digest("hex");
    await api.sendText(customer, withoutMarkup(text), id.slice(0, 32));
    return true;
  } catch (error) {
    log.warn({ event: "kf.tell-failed", ...describeFailure(error) });
    return false;
  }
}
