import { z } from "zod";
import { readSettings } from "#bot/read-settings.ts";
import { CorpShapes } from "../tencent/corp-settings.ts";

const SettingsSchema = z.object({
  SHENWEN_KF_CORP_ID: CorpShapes.corpId,
  SHENWEN_KF_TOKEN: CorpShapes.token,
  SHENWEN_KF_AES_KEY: CorpShapes.aesKey,
  SHENWEN_KF_SECRET: CorpShapes.secret,
  SHENWEN_KF_API_ROOT: CorpShapes.apiRoot,
});

/** Names of the variables of 微信客服. */
export const KF_VARIABLES: readonly string[] = Object.keys(SettingsSchema.shape);

export interface KfSettings {
  readonly corpId: string;
  readonly token: string;
  readonly aesKey: string;
  /** Of 微信客服: messages are fetched and sent with it. */
  readonly secret: string;
  /** `https://qyapi.weixin.qq.com` */
  readonly apiRoot: string;
}

/**
 * Reads the settings of 微信客服; `undefined` when none of its variables is set.
 *
 * @throws ConfigInvalidError naming every variable that is missing or cannot be used
 */
export function readKfSettings(environment: NodeJS.ProcessEnv): KfSettings | undefined {
  const given = readSettings(SettingsSchema, environment);
  return (
    given && {
      corpId: given.SHENWEN_KF_CORP_ID,
      token: given.SHENWEN_KF_TOKEN,
      aesKey: given.SHENWEN_KF_AES_KEY,
      secret: given.SHENWEN_KF_SECRET,
      apiRoot: given.SHENWEN_KF_API_ROOT,
    }
  );
}
