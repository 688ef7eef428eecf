import { openPlatformApi, type PlatformApi } from "./platform-api.ts";

/** Opens an organisation's interfaces with the secret of one of its applications (developer.work.weixin.qq.com/document/path/91039). */
export function openCorpApi(
  { corpId, secret, root }: { corpId: string; secret: string; root: string },
  clock: () => number,
): PlatformApi {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
  return openPlatformApi({
    root,
    clock,
    tokenRequest: { path: `/cgi-bin/gettoken?${query}` },
  });
}
