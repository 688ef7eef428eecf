import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildText, readReply, SAFE, seal } from "#tests/support/wechat-messages.ts";
import { createEcho, type Platform, startPlatform } from "#tests/support/wechat-platform.ts";

const SAFE_BODY = readFileSync(
  new URL("../../../../fixtures/wechat/text-safe.xml", import.meta.url),
  "utf8",
);

describe("what is refused", () => {
  async function expectRefusal(
    platform: Platform,
    sending: Promise<{ status: number; body: string }>,
    { status = 403, reason }: { status?: number; reason: string },
  ) {
    expect(await sending).toEqual({ status, body: "" });
    const [line, ...others] = platform.logged();
    expect(line).toMatchObject({ event: "wechat.refused", reason });
    expect(others).toEqual([]);
    expect(JSON.stringify(line)).not.toMatch(/oPersonA|秘密/u);
    expect(await platform.inbox.pending("wechat")).toEqual([]);
    expect(await platform.store.load("wechat:oPersonA")).toEqual([]);
  }

  const xml = buildText("秘密");
  const doctype = `<!DOCTYPE x [<!ENTITY a "b">]>${xml.replace("秘密", "&a;")}`;

  it.each([
    ["a forged signature", xml, { signature: "0".repeat(40) }, { reason: "signature" }],
    ["a stale timestamp", xml, { timestamp: "1795420000" }, { reason: "stale" }],
    ["a timestamp from later", xml, { timestamp: "1795429999" }, { reason: "stale" }],
    ["no timestamp", xml, { timestamp: "" }, { reason: "stale" }],
    ["a DTD", doctype, {}, { reason: "xml" }],
    ["a body that is no XML", "{}", {}, { reason: "xml" }],
    ["an encrypted body without a key", SAFE_BODY, {}, { reason: "encrypted" }],
    ["a body of 65 KB", xml.padEnd(65 * 1_024), {}, { status: 413, reason: "too-large" }],
  ])("in plaintext mode: %s", async (_, body, query, expected) => {
    const platform = await startPlatform({ createHandle: createEcho() });
    await expectRefusal(platform, platform.post(body, query), expected);
  });

  const now = Date.parse("2026-11-23T08:00:00Z");
  const sealed = seal(xml, now, SAFE);
  const foreign = seal(xml, now, { ...SAFE, appId: "wx0000000000000000" });
  const withDoctype = seal(doctype, now, SAFE);

  it.each([
    ["a plaintext body", { body: xml, query: {} }, { reason: "not-encrypted" }],
    [
      "a body that is said to be raw",
      { ...sealed, query: { ...sealed.query, encrypt_type: "raw" } },
      { reason: "not-encrypted" },
    ],
    [
      "a forged message signature",
      { ...sealed, query: { ...sealed.query, msg_signature: "0".repeat(40) } },
      { reason: "message-signature" },
    ],
    [
      "a message that was changed",
      { ...sealed, body: sealed.body.replace(/(Encrypt><!\[CDATA\[)./u, "$1_") },
      { reason: "message-signature" },
    ],
    ["a message for another account", foreign, { reason: "receiveid" }],
    ["a DTD inside", withDoctype, { reason: "xml" }],
  ])("in safe mode: %s", async (_, { body, query }, expected) => {
    const platform = await startPlatform({
      settings: SAFE,
      start: now,
      createHandle: createEcho(),
    });
    await expectRefusal(platform, platform.post(body, query), expected);
  });

  it("a nonce with another message; a retry of the same passes", async () => {
    const platform = await startPlatform({ createHandle: createEcho() });
    const query = { nonce: "1372623149" };
    const first = await platform.post(xml, query);
    expect(await platform.post(xml, query)).toEqual(first);
    expect(await platform.post(xml, { nonce: "1" })).toEqual(first);
    expect(await platform.post(buildText("另一条"), query)).toEqual({ status: 403, body: "" });
    expect(platform.logged().map(({ reason }) => reason)).toEqual(["nonce"]);
    expect(await platform.store.load("wechat:oPersonA")).toHaveLength(1);
  });
});

it("refuses a nonce with another message in safe mode too", async () => {
  const platform = await startPlatform({ settings: SAFE, createHandle: createEcho() });
  const nonce = "1372623149";
  const send = (text: string) => {
    const { body, query } = seal(buildText(text), platform.time.clock(), SAFE, nonce);
    return platform.post(body, query);
  };
  expect(readReply((await send("第一条")).body, SAFE).get("Content")).toMatch(/第一条$/u);
  expect(await send("第二条")).toEqual({ status: 403, body: "" });
  expect(platform.logged().map(({ reason }) => reason)).toEqual(["nonce"]);
});
