import { readFileSync } from "node:fs";
import type { WecomSettings } from "#bot/channels/wecom/settings.ts";
import { createWecomChannel } from "#bot/channels/wecom/wecom-channel.ts";
import { AES_KEY, SAFE } from "./wechat-messages.ts";
import { type Platform, startPlatform } from "./wechat-platform.ts";

/** Of the application whose messages the tests seal themselves; `buildText` has the AgentID. */
export const WECOM: WecomSettings = {
  corpId: "ww1234567890abcdef",
  agentId: 218,
  token: SAFE.token,
  aesKey: AES_KEY,
  secret: undefined,
  apiRoot: "http://127.0.0.1:1",
};
/** The same as the sealing helpers want it. */
export const WECOM_SEALED = { ...SAFE, appId: WECOM.corpId };

/** Starts a listener with the channel; the handler is the real pipeline unless one is given. */
export function startWecom({
  settings = WECOM,
  ...over
}: { settings?: WecomSettings } & Omit<
  NonNullable<Parameters<typeof startPlatform>[0]>,
  "settings"
> = {}): Promise<Platform> {
  return startPlatform({
    ...over,
    settings: { ...WECOM_SEALED, appId: settings.corpId },
    open: (parts, wait) => createWecomChannel(settings, parts, wait),
    path: "/wecom",
  });
}

/** The sample that WeCom publishes with its own libraries (developer.work.weixin.qq.com/document/path/90307). */
export const VECTOR = {
  settings: {
    ...WECOM,
    corpId: "wx5823bf96d3bd56c7",
    token: "QDG6eK",
    aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
  },
  echo: {
    at: 1_409_659_589_000,
    query: {
      timestamp: "1409659589",
      nonce: "263014780",
      msg_signature: "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
      echostr:
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
    },
  },
  message: {
    at: 1_409_659_813_000,
    body: readFileSync(new URL("../fixtures/wecom/text.xml", import.meta.url), "utf8"),
    query: {
      timestamp: "1409659813",
      nonce: "1372623149",
      msg_signature: "477715d11cdb4164915debcba66cb864d751f3e6",
    },
  },
} as const;
