import type { Logger } from "#bot/logger.ts";
import type { Pusher } from "../tencent/passive-channel.ts";
import {
  DoneSchema,
  describeFailure,
  type PlatformApi,
  PlatformRefusedError,
} from "../tencent/platform-api.ts";
import { type Allowance, createQuota } from "../tencent/quota.ts";
import type { TencentMessage } from "../tencent/read-message.ts";

/**
 * What a message opens, and what a click or a subscription does
 * (developers.weixin.qq.com/doc/service/en/guide/product/kf/intro.html).
 */
const FOR_MESSAGE: Allowance = { messages: 5, ms: 48 * 3_600_000 };
const FOR_EVENT: Allowance = { messages: 3, ms: 60_000 };
/** Of a person nothing is left; they did nothing for too long, or use is up (…/Getting_Started/Global_Return_Code.html). */
const EXHAUSTED: readonly number[] = [45_015, 45_047];
/** The account was not given the interface: an unverified one only replies. */
const UNAUTHORISED = 48_001;

/** Creates what sends customer service messages within their quota, until the account turns out to have none. */
export function createCustomerService(
  api: PlatformApi,
  { clock, log }: { clock: () => number; log: Logger },
): Pusher {
  const quota = createQuota(clock);
  let isAllowed = true;
  const send = async (person: string, content: string): Promise<boolean> => {
    const message = { touser: person, msgtype: "text", text: { content } };
    try {
      await api.call("/cgi-bin/message/custom/send", message, DoneSchema);
      return true;
    } catch (error) {
      log.warn({ event: "wechat.push-failed", ...describeFailure(error) });
      const errcode = error instanceof PlatformRefusedError ? error.errcode : 0;
      if (EXHAUSTED.includes(errcode)) quota.exhaust(person);
      if (errcode === UNAUTHORISED) isAllowed = false;
      return false;
    }
  };
  return {
    noteMessage({ person, kind }: TencentMessage, at) {
      const isEvent = kind === "click" || kind === "subscribe";
      if (isEvent) quota.grant(person, "event", FOR_EVENT, at);
      else quota.grant(person, "message", FOR_MESSAGE, at);
    },
    mayPush: () => isAllowed,
    push: async (person, content) => isAllowed && quota.use(person) && send(person, content),
    async tell(person, content) {
      quota.use(person);
      return isAllowed && send(person, content);
    },
  };
}
