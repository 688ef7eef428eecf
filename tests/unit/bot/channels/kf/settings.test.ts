import { describe, expect, it } from "vitest";
import { readKfSettings } from "#bot/channels/kf/settings.ts";
import { ConfigInvalidError } from "#bot/config.ts";

const ALL = {
  SHENWEN_KF_CORP_ID: "wx5823bf96d3bd56c7",
  SHENWEN_KF_TOKEN: "QDG6eK",
  SHENWEN_KF_AES_KEY: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
  SHENWEN_KF_SECRET: "a-secret-of-the-desks",
};

describe("the settings", () => {
  it("are none where nothing is set, and all that is needed to fetch and send where all is", () => {
    expect(readKfSettings({ PATH: "/" })).toBeUndefined();
    expect(readKfSettings(ALL)).toEqual({
      corpId: "wx5823bf96d3bd56c7",
      token: "QDG6eK",
      aesKey: ALL.SHENWEN_KF_AES_KEY,
      secret: "a-secret-of-the-desks",
      apiRoot: "https://qyapi.weixin.qq.com",
    });
  });

  it.each([
    [{ ...ALL, SHENWEN_KF_SECRET: "" }, /SHENWEN_KF_SECRET: missing/u],
    [{ ...ALL, SHENWEN_KF_AES_KEY: "short" }, /SHENWEN_KF_AES_KEY: expected 43/u],
  ])("stop the start where half is there or wrong", (environment, fault) => {
    expect(() => readKfSettings(environment)).toThrow(ConfigInvalidError);
    expect(() => readKfSettings(environment)).toThrow(fault);
  });
});
