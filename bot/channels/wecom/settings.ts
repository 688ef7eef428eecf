import { z } from "zod";
import { readSettings } from "#bot/read-settings.ts";
import { CorpShapes } from "../tencent/corp-settings.ts";

const SettingsSchema = z.object({
  SHENWEN_WECOM_CORP_ID: CorpShapes.corpId,
  SHENWEN_WECOM_AGENT_ID: z
    .string()
    .regex(/^\d{1,10}$/u, "expected the application's AgentId, digits")
    .transform(Number),
  SHENWEN_WECOM_TOKEN: CorpShapes.token,
  SHENWEN_WECOM_AES_KEY: CorpShapes.aesKey,
  SHENWEN_WECOM_SECRET: CorpShapes.secret.optional(),
  SHENWEN_WECOM_API_ROOT: CorpShapes.apiRoot,
});

/** Names of the variables of the WeCom application. */
export const WECOM_VARIABLES: readonly string[] = Object.keys(SettingsSchema.shape);

export interface WecomSettings {
  readonly corpId: string;
  readonly agentId: number;
  readonly token: string;
  readonly aesKey: string;
  /** Without it the application only replies. */
  readonly secret: string | undefined;
  /** `https://qyapi.weixin.qq.com` */
  readonly apiRoot: string;
}

/**
 * Reads the settings of the application; `undefined` when none of its variables is set.
 *
 * @throws ConfigInvalidError naming every variable that is missing or cannot be used
 */
export function readWecomSettings(environment: NodeJS.ProcessEnv): WecomSettings | undefined {
  const given = readSettings(SettingsSchema, environment);
  return (
    given && {
      corpId: given.SHENWEN_WECOM_CORP_ID,
      agentId: given.SHENWEN_WECOM_AGENT_ID,
      token: given.SHENWEN_WECOM_TOKEN,
      aesKey: given.SHENWEN_WECOM_AES_KEY,
      secret: given.SHENWEN_WECOM_SECRET,
      apiRoot: given.SHENWEN_WECOM_API_ROOT,
    }
  );
}
