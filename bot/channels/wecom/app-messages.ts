import { z } from "zod";
import type { Logger } from "#bot/logger.ts";
import type { Pusher } from "../tencent/passive-channel.ts";
import { DoneSchema, describeFailure, type PlatformApi } from "../tencent/platform-api.ts";

/** Whom it did not reach: no member any more, or one without a licence (developer.work.weixin.qq.com/document/path/90236). */
const SentSchema = DoneSchema.extend({
  invaliduser: z.string().default(""),
  unlicenseduser: z.string().default(""),
});

/**
 * Creates what sends an application's messages to its members. WeCom drops what is over 30 a minute and member without a
 * word (developer.work.weixin.qq.com/document/path/90454); a message answered late is one.
 */
export function createAppMessages(
  api: PlatformApi,
  { agentId, log }: { agentId: number; log: Logger },
): Pusher {
  const push = async (person: string, content: string): Promise<boolean> => {
    const message = { touser: person, msgtype: "text", agentid: agentId, text: { content } };
    try {
      const sent = await api.call("/cgi-bin/message/send", message, SentSchema);
      return sent.invaliduser === "" && sent.unlicenseduser === "";
    } catch (error) {
      log.warn({ event: "wecom.push-failed", ...describeFailure(error) });
      return false;
    }
  };
  return { noteMessage: () => undefined, mayPush: () => true, push, tell: push };
}
