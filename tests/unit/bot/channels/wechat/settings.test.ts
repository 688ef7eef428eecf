import { describe, expect, it } from "vitest";
import { readWechatSettings } from "#bot/channels/wechat/settings.ts";
import { ConfigInvalidError } from "#bot/config.ts";

const APP_ID = "wx5823bf96d3bd56c7";
const BOTH = { SHENWEN_WECHAT_APP_ID: APP_ID, SHENWEN_WECHAT_TOKEN: "QDG6eK" };

describe("the settings", () => {
  it("are none where nothing is set", () => {
    expect(readWechatSettings({ SHENWEN_WECHAT_TOKEN: "", PATH: "/" })).toBeUndefined();
  });

  it("are an app id and a token at least", () => {
    const settings = { appId: APP_ID, token: "QDG6eK", aesKey: undefined, api: null };
    expect(readWechatSettings(BOTH)).toEqual(settings);
  });

  it("open the interfaces with the secret", () => {
    const secret = "0123456789abcdef0123456789abcdef";
    expect(readWechatSettings({ ...BOTH, SHENWEN_WECHAT_SECRET: secret })?.api).toEqual({
      appId: APP_ID,
      secret,
      root: "https://api.weixin.qq.com",
    });
  });

  it.each([
    [{ SHENWEN_WECHAT_APP_ID: APP_ID }, /SHENWEN_WECHAT_TOKEN: missing/u],
    [
      { SHENWEN_WECHAT_AES_KEY: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C" },
      /SHENWEN_WECHAT_APP_ID: missing[\s\S]*SHENWEN_WECHAT_TOKEN: missing/u,
    ],
    [{ ...BOTH, SHENWEN_WECHAT_AES_KEY: "short" }, /SHENWEN_WECHAT_AES_KEY: expected 43/u],
    [{ ...BOTH, SHENWEN_WECHAT_TOKEN: "a b" }, /SHENWEN_WECHAT_TOKEN: expected 3 to 32/u],
    [{ ...BOTH, SHENWEN_WECHAT_APP_ID: "gh_1" }, /SHENWEN_WECHAT_APP_ID: expected wx/u],
  ])("stop the start where half is there or wrong: %j", (environment, fault) => {
    expect(() => readWechatSettings(environment)).toThrow(ConfigInvalidError);
    expect(() => readWechatSettings(environment)).toThrow(fault);
  });
});
