import type { Logger } from "#bot/logger.ts";
import type { Pusher } from "../tencent/passive-channel.ts";
import { DoneSchema, describeFailure, type PlatformApi } from "../tencent/platform-api.ts";

/**
 * For so long, in seconds, the same text to the same member is dropped by WeCom, so that a call whose answer was lost
 * does not arrive twice (developer.work.weixin.qq.com/document/path/90236).
 */
const DUPLICATES_S = 60;

/**
 * Creates what sends an application's messages to its members. WeCom drops what is over 30 a minute and member without a
 * word (developer.work.weixin.qq.com/document/path/90454); a message answered late is one.
 */
export function createAppMessages(
  api: PlatformApi,
  { agentId, log }: { agentId: number; log: Logger },
): Pusher {
  return {
    noteMessage: () => undefined,
    async push(person, content) {
      const message = {
        touser: person,
        msgtype: "text",
        agentid: agentId,
        text: { content },
        enable_duplicate_check: 1,
        duplicate_check_interval: DUPLICATES_S,
      };
      try {
        await api.call("/cgi-bin/message/send", message, DoneSchema);
        return true;
      } catch (error) {
        log.warn({ event: "wecom.push-failed", ...describeFailure(error) });
        return false;
      }
    },
  };
}
