import { openPlatformApi, type PlatformApi } from "../tencent/platform-api.ts";
import type { WechatApiSettings } from "./settings.ts";

/**
 * Opens the account's interfaces. The stable token is asked for and never forced, which ends no other process's
 * (developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html).
 */
export function openWechatApi(
  { appId, secret, root }: WechatApiSettings,
  clock: () => number,
): PlatformApi {
  return openPlatformApi({
    root,
    clock,
    tokenRequest: {
      path: "/cgi-bin/stable_token",
      body: { grant_type: "client_credential", appid: appId, secret, force_refresh: false },
    },
  });
}
