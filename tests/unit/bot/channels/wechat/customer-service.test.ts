import { describe, expect, it } from "vitest";
import { pickupCode } from "#bot/channels/tencent/pickup-code.ts";
import { startTencentApi, type TencentApi } from "#tests/support/tencent-api.ts";
import { buildText, keyOf, SETTINGS } from "#tests/support/wechat-messages.ts";
import { createEcho, sendText, startPlatform } from "#tests/support/wechat-platform.ts";
import { until } from "#tests/support/wechat-time.ts";

const SEND = "/cgi-bin/message/custom/send";
const SECRET = "0123456789abcdef0123456789abcdef";

async function start(
  api: TencentApi,
  createHandle: NonNullable<Parameters<typeof startPlatform>[0]>["createHandle"] = createEcho(
    undefined,
    () => 30_000,
  ),
) {
  const settings = {
    ...SETTINGS,
    api: { appId: SETTINGS.appId, secret: SECRET, root: api.root },
  };
  return startPlatform({ settings, createHandle });
}

describe("an answer that comes late", () => {
  it("is sent once, and is not there a second time for 「继续」", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    const xml = buildText("问题");
    const told = await platform.deliver(xml);
    expect(told).toEqual({
      attempt: 3,
      text: `还在查，好了就发给你。没收到就回复「继续」或取件码 ${pickupCode(keyOf(xml))}。`,
    });
    await platform.time.advance(20_000);
    await expect.poll(() => api.calls.length).toBe(1);
    const content = "wechat:oPersonA：问题";
    const body = { touser: "oPersonA", msgtype: "text", text: { content } };
    expect(api.calls).toEqual([{ path: SEND, errcode: 0, body }]);
    await until(async () => (await platform.inbox.pending("wechat")).length === 0);
    expect(await sendText(platform, "继续")).toMatch(/没有没看完的/u);
    expect(JSON.stringify(platform.logged())).not.toMatch(/问题|oPersonA|token-|0123456789abcdef/u);
  });

  it("is not sent where 「继续」 is waiting for it", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    await platform.deliver(buildText("问题"));
    await platform.time.advance(12_000);
    const before = platform.time.waiting();
    const goOn = sendText(platform, "继续");
    await until(() => platform.time.waiting() > before);
    await platform.time.advance(4_000);
    expect(await goOn).toBe("wechat:oPersonA：问题");
    expect(api.calls).toEqual([]);
  });

  it("is sent once where 「继续」 was put off too", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    await platform.deliver(buildText("问题"));
    const goOn = await platform.deliver(buildText("继续"));
    expect(goOn?.text).toMatch(/好了就发给你/u);
    await platform.time.advance(20_000);
    await until(async () => (await platform.inbox.pending("wechat")).length === 0);
    await platform.time.advance(1_000);
    expect(api.calls).toHaveLength(1);
  });

  it("waits under its code where the account has no such messages, and none is tried again", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    api.failNext(SEND, 48_001);
    for (const question of ["问一", "问二"]) {
      await platform.deliver(buildText(question));
      await platform.time.advance(20_000);
      await until(async () => (await platform.inbox.pending("wechat")).length === 0);
      expect(await sendText(platform, "继续")).toBe(`wechat:oPersonA：${question}`);
    }
    expect(api.calls.map(({ errcode }) => errcode)).toEqual([48_001]);
  });

  it("waits under its code where the person wrote too long ago", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    api.failNext(SEND, 45_015);
    await platform.deliver(buildText("问题"));
    await platform.time.advance(20_000);
    await until(async () => (await platform.inbox.pending("wechat")).length === 0);
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：问题");
    expect(platform.logged()).toMatchObject([
      { event: "wechat.push-failed", errcode: 45_015 },
      { event: "wechat.pushed", isSent: false },
    ]);
  });

  it("is sent with a new token when the old one was ended elsewhere", async () => {
    const api = await startTencentApi();
    const platform = await start(api);
    for (const question of ["问一", "问二"]) {
      await platform.deliver(buildText(question, `o${question}`));
      await platform.time.advance(20_000);
      await until(async () => (await platform.inbox.pending("wechat")).length === 0);
      api.endToken();
    }
    expect(api.calls.map(({ errcode }) => errcode)).toEqual([0, 42_001, 0]);
    expect(api.tokens()).toBe(2);
  });

  it("is sent after a restart", async () => {
    const api = await startTencentApi();
    let starts = 0;
    const platform = await start(api, (parts) => {
      starts += 1;
      // What the first process was at is lost with it.
      return starts === 1 ? () => new Promise(() => undefined) : createEcho()(parts);
    });
    await platform.deliver(buildText("问题"));
    await platform.time.advance(5_000);
    await platform.restart();
    await expect.poll(() => api.calls.map(({ errcode }) => errcode)).toEqual([0]);
  });
});
