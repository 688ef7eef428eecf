import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MODEL_VARIABLES } from "#bot/answering/model/model-settings.ts";
import { CONFIG_NAMES, readConfig } from "#bot/config.ts";
import { OIDC_VARIABLES } from "#bot/console/sign-in/oidc-settings.ts";
import { EMBEDDING_VARIABLES } from "#bot/meaning/embedding-settings.ts";
import { CHANNELS } from "#bot/start.ts";

describe("readConfig", () => {
  it("listens on loopback unless told otherwise", () => {
    expect(readConfig({})).toMatchObject({ host: "127.0.0.1", port: 3000, publicUrl: undefined });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readConfig({ SHENWEN_PORT: "", SHENWEN_PUBLIC_URL: "" }).port).toBe(3000);
  });

  it("names every variable that cannot be used", () => {
    const wrong = {
      SHENWEN_PORT: "eighty",
      SHENWEN_LOG_LEVEL: "loud",
      SHENWEN_PUBLIC_URL: "ftp://x",
    };
    expect(() => readConfig(wrong)).toThrow(
      /SHENWEN_PORT.*SHENWEN_LOG_LEVEL.*SHENWEN_PUBLIC_URL/su,
    );
  });

  it("has each of its variables in .env.example, and no other", () => {
    const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
    const listed = [...example.matchAll(/^(\w+)=/gmu)].map(([, name]) => name);
    const own = CHANNELS.flatMap(({ variables }) => variables);
    const models = [...MODEL_VARIABLES, ...EMBEDDING_VARIABLES];
    expect(listed.sort()).toEqual([...CONFIG_NAMES, ...OIDC_VARIABLES, ...models, ...own].sort());
  });
});
