import { z } from "zod";
import { readSettings } from "#bot/read-settings.ts";

/**
 * As WeChat's console asks for them: a token of 3 to 32 letters and digits, a key of 43
 * (developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html).
 */
const SettingsSchema = z.object({
  SHENWEN_WECHAT_APP_ID: z.string().regex(/^wx[0-9a-f]{16}$/u, "expected wx and 16 hex digits"),
  SHENWEN_WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/u, "expected 3 to 32 letters and digits"),
  SHENWEN_WECHAT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/u, "expected 43 letters and digits")
    .optional(),
  SHENWEN_WECHAT_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/u, "expected the AppSecret, 32 hex digits")
    .optional(),
  SHENWEN_WECHAT_API_ROOT: z
    .url({ protocol: /^https?$/u })
    .transform((address) => address.replace(/\/+$/u, ""))
    .default("https://api.weixin.qq.com"),
});

/** Names of the variables of the WeChat official account. */
export const WECHAT_VARIABLES: readonly string[] = Object.keys(SettingsSchema.shape);

export interface WechatSettings {
  readonly appId: string;
  readonly token: string;
  /** With it every message must come, and every reply goes, encrypted (safe mode). */
  readonly aesKey: string | undefined;
  /** Where the account's interfaces may be called; `null` where it only replies. */
  readonly api: WechatApiSettings | null;
}

export interface WechatApiSettings {
  readonly appId: string;
  readonly secret: string;
  /** `https://api.weixin.qq.com` */
  readonly root: string;
}

/**
 * Reads the settings of the official account; `undefined` when none of its variables is set.
 *
 * @throws ConfigInvalidError naming every variable that is missing or cannot be used
 */
export function readWechatSettings(environment: NodeJS.ProcessEnv): WechatSettings | undefined {
  const given = readSettings(SettingsSchema, environment);
  if (!given) return undefined;
  const appId = given.SHENWEN_WECHAT_APP_ID;
  const secret = given.SHENWEN_WECHAT_SECRET;
  return {
    appId,
    token: given.SHENWEN_WECHAT_TOKEN,
    aesKey: given.SHENWEN_WECHAT_AES_KEY,
    api: secret ? { appId, secret, root: given.SHENWEN_WECHAT_API_ROOT } : null,
  };
}
