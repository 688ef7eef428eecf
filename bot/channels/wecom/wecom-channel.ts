import type { Channel, ChannelModule, ChannelParts } from "../channel.ts";
import { openCorpApi } from "../tencent/corp-api.ts";
import { createPassiveChannel } from "../tencent/passive-channel.ts";
import type { Wait } from "../tencent/passive-window.ts";
import { createAppMessages } from "./app-messages.ts";
import { createWecomGate } from "./gate.ts";
import { readWecomSettings, WECOM_VARIABLES, type WecomSettings } from "./settings.ts";

/** An application of the organisation in WeCom (企业微信), for its staff. */
export const wecomChannel: ChannelModule = {
  name: "wecom",
  path: "/wecom",
  variables: WECOM_VARIABLES,
  open(environment, parts) {
    const settings = readWecomSettings(environment);
    return settings && createWecomChannel(settings, parts);
  },
};

/** Creates the channel; late answers are sent as the application's messages where its secret is known. */
export function createWecomChannel(
  settings: WecomSettings,
  parts: ChannelParts,
  wait?: Wait,
): Channel {
  const { clock, log } = parts;
  const { corpId, secret, apiRoot: root, agentId } = settings;
  const api = secret ? openCorpApi({ corpId, secret, root }, clock) : null;
  return createPassiveChannel(
    {
      name: "wecom",
      gate: createWecomGate(settings, clock),
      pusher: api ? createAppMessages(api, { agentId, log }) : null,
      ...(wait ? { wait } : {}),
    },
    parts,
  );
}
