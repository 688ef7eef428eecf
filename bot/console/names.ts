import type { PreviewChannel } from "#bot/conversation/preview.ts";
import type { Validity } from "#knowledge/record-validity.ts";

// How staff call what the code calls in English, where more than one room of the console does.

export const CHANNEL_NAMES: Readonly<Record<PreviewChannel, string>> = {
  web: "网页",
  wechat: "微信公众号",
  wecom: "企业微信",
  kf: "微信客服",
  telegram: "Telegram",
  terminal: "终端",
};

/** A channel's name; of one that is no longer there its id. */
export function channelName(id: string): string {
  return (CHANNEL_NAMES as Readonly<Record<string, string>>)[id] ?? id;
}

export const VALIDITY_NAMES: Readonly<Record<Validity, string>> = {
  "in-force": "有效",
  expired: "已到期",
  "target-passed": "目标期限已过",
  "not-yet": "尚未生效",
  unverified: "时效未核实",
};
