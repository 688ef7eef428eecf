import type { Channel, ChannelModule, ChannelParts } from "../channel.ts";
import { createPassiveChannel } from "../tencent/passive-channel.ts";
import type { Wait } from "../tencent/passive-window.ts";
import { createCustomerService } from "./customer-service.ts";
import { createWechatGate } from "./gate.ts";
import { readWechatSettings, WECHAT_VARIABLES, type WechatSettings } from "./settings.ts";
import { openWechatApi } from "./wechat-api.ts";

/** The official account (公众号) in plaintext or safe mode. */
export const wechatChannel: ChannelModule = {
  name: "wechat",
  path: "/wechat",
  variables: WECHAT_VARIABLES,
  open(environment, parts) {
    const settings = readWechatSettings(environment);
    return settings && createWechatChannel(settings, parts);
  },
};

/** Creates the channel; late answers are sent as customer service messages where the account's secret is known. */
export function createWechatChannel(
  settings: WechatSettings,
  parts: ChannelParts,
  wait?: Wait,
): Channel {
  const { clock, log } = parts;
  const { api } = settings;
  return createPassiveChannel(
    {
      name: "wechat",
      gate: createWechatGate(settings, clock),
      pusher: api ? createCustomerService(openWechatApi(api, clock), { clock, log }) : null,
      ...(wait ? { wait } : {}),
    },
    parts,
  );
}
