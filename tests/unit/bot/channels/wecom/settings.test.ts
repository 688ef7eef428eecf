import { describe, expect, it } from "vitest";
import { readWecomSettings } from "#bot/channels/wecom/settings.ts";
import { ConfigInvalidError } from "#bot/config.ts";

const ALL = {
  SHENWEN_WECOM_CORP_ID: "wx5823bf96d3bd56c7",
  SHENWEN_WECOM_AGENT_ID: "218",
  SHENWEN_WECOM_TOKEN: "QDG6eK",
  SHENWEN_WECOM_AES_KEY: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
};

describe("the settings", () => {
  it("are none where nothing is set, and the whole application where all is", () => {
    expect(readWecomSettings({ SHENWEN_WECOM_SECRET: "" })).toBeUndefined();
    expect(readWecomSettings(ALL)).toMatchObject({ agentId: 218, secret: undefined });
  });

  it.each([
    [
      { SHENWEN_WECOM_AGENT_ID: "218" },
      /CORP_ID: missing[\s\S]*TOKEN: missing[\s\S]*AES_KEY: miss/u,
    ],
    [{ ...ALL, SHENWEN_WECOM_AGENT_ID: "app" }, /AGENT_ID: expected/u],
    [{ ...ALL, SHENWEN_WECOM_CORP_ID: "x" }, /CORP_ID: expected ww/u],
    [{ ...ALL, SHENWEN_WECOM_SECRET: "short" }, /SECRET: expected the secret/u],
  ])("stop the start where half is there or wrong: %j", (environment, fault) => {
    expect(() => readWecomSettings(environment)).toThrow(ConfigInvalidError);
    expect(() => readWecomSettings(environment)).toThrow(fault);
  });
});
