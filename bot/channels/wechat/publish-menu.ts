import { ConfigInvalidError } from "#bot/config.ts";
import { DoneSchema, PlatformRefusedError } from "../tencent/platform-api.ts";
import { MenuNotPublishedError } from "./errors.ts";
import { WECHAT_MENU } from "./menu.ts";
import { readWechatSettings } from "./settings.ts";
import { openWechatApi } from "./wechat-api.ts";

/**
 * Publishes the menu; who follows the account sees it after five minutes at most.
 *
 * @throws ConfigInvalidError, MenuNotPublishedError
 */
export async function publishMenu(environment: NodeJS.ProcessEnv): Promise<void> {
  const api = readWechatSettings(environment)?.api;
  if (!api) {
    throw new ConfigInvalidError(
      "The menu is published with SHENWEN_WECHAT_APP_ID, SHENWEN_WECHAT_TOKEN and SHENWEN_WECHAT_SECRET: set them (see .env.example).",
    );
  }
  try {
    await openWechatApi(api, Date.now).call("/cgi-bin/menu/create", WECHAT_MENU, DoneSchema);
  } catch (cause) {
    throw new MenuNotPublishedError(`The menu was not published: ${describeCure(cause)}`, {
      cause,
    });
  }
}

/** Cures of the usual refusals (…/doc/offiaccount/Getting_Started/Global_Return_Code.html). */
const CURES: ReadonlyMap<number, string> = new Map([
  [40_013, "the AppID is not known: check SHENWEN_WECHAT_APP_ID"],
  [40_125, "the AppSecret is wrong or was reset: check SHENWEN_WECHAT_SECRET"],
  [
    40_164,
    "this machine's address is not on the account's list of allowed ones: add it in the console",
  ],
  [48_001, "the account may not set menus: it must be verified"],
]);

function describeCure(cause: unknown): string {
  if (!(cause instanceof PlatformRefusedError)) return "WeChat cannot be reached; try again later.";
  const { errcode } = cause;
  return `${CURES.get(errcode) ?? "WeChat refused it"} (errcode ${errcode}).`;
}
