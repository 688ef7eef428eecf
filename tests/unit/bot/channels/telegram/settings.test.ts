import { describe, expect, it } from "vitest";
import { TelegramSettingsSchema } from "#bot/channels/telegram/settings.ts";
import { readSettings } from "#bot/read-settings.ts";

const read = (environment: NodeJS.ProcessEnv) => readSettings(TelegramSettingsSchema, environment);
const token = { SHENWEN_TELEGRAM_TOKEN: "123456:ABC-DEF_1" };

describe("the settings of the Telegram channel", () => {
  it("are none when no variable is set", () => {
    expect(read({ SHENWEN_TELEGRAM_TOKEN: "", PATH: "/bin" })).toBeUndefined();
  });

  it("name the token when only the secret is there", () => {
    expect(() => read({ SHENWEN_TELEGRAM_WEBHOOK_SECRET: "abc" })).toThrow(
      /SHENWEN_TELEGRAM_TOKEN: missing, while SHENWEN_TELEGRAM_WEBHOOK_SECRET is set/u,
    );
  });

  it("go to Telegram itself unless told otherwise, without a slash at the end", () => {
    expect(read(token)?.SHENWEN_TELEGRAM_API_ROOT).toBe("https://api.telegram.org");
    const proxied = { ...token, SHENWEN_TELEGRAM_API_ROOT: "https://proxy.example/tg/" };
    expect(read(proxied)?.SHENWEN_TELEGRAM_API_ROOT).toBe("https://proxy.example/tg");
  });

  it.each([
    ["SHENWEN_TELEGRAM_TOKEN", "not a token"],
    ["SHENWEN_TELEGRAM_WEBHOOK_SECRET", "with spaces"],
    ["SHENWEN_TELEGRAM_WEBHOOK_SECRET", "a".repeat(257)],
    ["SHENWEN_TELEGRAM_API_ROOT", "ftp://proxy.example"],
  ])("name %s when it cannot be used, and do not repeat it", (name, value) => {
    const reading = () => read({ ...token, [name]: value });
    expect(reading).toThrow(name);
    expect(reading).not.toThrow(value);
  });
});
