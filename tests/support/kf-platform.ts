import { createKfChannel } from "#bot/channels/kf/kf-channel.ts";
import { writeXml } from "#bot/channels/tencent/xml.ts";
import { DESK, type KfDesk, startKfDesk } from "./kf-desk.ts";
import { AES_KEY, SAFE } from "./wechat-messages.ts";
import { type Platform, type Sent, startPlatform } from "./wechat-platform.ts";

const CORP_ID = "ww1234567890abcdef";

export interface KfPlatform extends Platform {
  readonly desk: KfDesk;
  /** Calls back as WeCom does when something came. */
  callBack(): Promise<Sent>;
}

/** Starts the channel between a desk and a listener; the handler is the real pipeline unless one is given. */
export async function startKf({
  createHandle,
  publicUrl,
  staffFile,
  retryMs = 50,
}: Pick<
  NonNullable<Parameters<typeof startPlatform>[0]>,
  "createHandle" | "publicUrl" | "staffFile"
> & {
  retryMs?: number;
} = {}): Promise<KfPlatform> {
  let now = (): number => Date.now();
  const desk = await startKfDesk({ now: () => now() });
  const settings = {
    corpId: CORP_ID,
    token: SAFE.token,
    aesKey: AES_KEY,
    secret: "a-secret-of-the-desks",
    apiRoot: desk.api.root,
  };
  const platform = await startPlatform({
    ...(createHandle ? { createHandle } : {}),
    ...(publicUrl ? { publicUrl } : {}),
    ...(staffFile ? { staffFile } : {}),
    settings: { ...SAFE, appId: CORP_ID },
    open: (parts) => createKfChannel(settings, parts, retryMs),
    path: "/kf",
  });
  now = platform.time.clock;
  await platform.channel().start?.();
  let calls = 0;
  return {
    ...platform,
    desk,
    callBack: () => {
      calls += 1;
      return platform.send(
        writeXml({
          ToUserName: CORP_ID,
          CreateTime: 1_795_420_800,
          MsgType: "event",
          Event: "kf_msg_or_event",
          Token: `ENC${calls}`,
          OpenKfId: DESK,
        }),
      );
    },
  };
}
