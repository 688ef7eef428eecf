import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expectEachAnsweredOnce } from "#tests/support/redelivery.ts";
import { buildText, readReply, SAFE, SETTINGS } from "#tests/support/wechat-messages.ts";
import { createEcho, startPlatform } from "#tests/support/wechat-platform.ts";

const RECORDED_AT = 1_414_387_151_000;
/** Query of the recorded message (tests/fixtures/wechat/README.md). */
const RECORDED_QUERY = {
  signature: "e3203b6433eb554dd2fcba78fa48cb948fcb4801",
  timestamp: "1414387151",
  nonce: "917222494",
  encrypt_type: "aes",
  msg_signature: "ae70d4e343d946fc0477a5c760b95be0947fddbb",
};

function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/wechat/${name}.xml`, import.meta.url), "utf8");
}

describe("the check of the address", () => {
  it("gives back the echo of a signed request, and nothing else", async () => {
    const { get } = await startPlatform();
    expect(await get({ echostr: "5927782489442352469" })).toEqual({
      status: 200,
      body: "5927782489442352469",
    });
    expect(await get({ echostr: "x", signature: "0".repeat(40) })).toEqual({
      status: 403,
      body: "",
    });
    expect(await get({ echostr: "x", timestamp: "1409659589" })).toEqual({ status: 403, body: "" });
  });
});

describe("recorded messages", () => {
  it("are opened in safe mode with WeChat's own signatures, and the reply is sealed", async () => {
    const { post, store } = await startPlatform({
      settings: SAFE,
      start: RECORDED_AT,
      createHandle: createEcho(),
    });
    const sent = await post(readFixture("text-safe"), RECORDED_QUERY);
    expect(sent.status).toBe(200);
    expect(sent.body).not.toContain("你好");
    const reply = readReply(sent.body, SAFE);
    expect(Object.fromEntries(reply)).toEqual({
      ToUserName: "olPjZjsXuQPJoV0HlruZkNzKc91E",
      FromUserName: "gh_a96a4a619366",
      CreateTime: "1414387151",
      MsgType: "text",
      Content: "wechat:olPjZjsXuQPJoV0HlruZkNzKc91E：你好",
    });
    const [turn] = await store.load("wechat:olPjZjsXuQPJoV0HlruZkNzKc91E");
    expect(turn?.messageId).toBe("olPjZjsXuQPJoV0HlruZkNzKc91E:6074746557628292943");
  });

  it("are opened in compatible mode by what is encrypted in them", async () => {
    const parts = { settings: SAFE, start: RECORDED_AT, createHandle: createEcho() };
    const { post } = await startPlatform(parts);
    const changed = readFixture("text-compatible").replace("你好", "不同");
    const sent = await post(changed, RECORDED_QUERY);
    expect(readReply(sent.body, SAFE).get("Content")).toMatch(/：你好$/u);
  });

  it("are answered in plaintext, byte for byte", async () => {
    const { post, time } = await startPlatform({ createHandle: createEcho() });
    const { body } = await post(readFixture("text"));
    expect(body).toBe(
      "<xml><ToUserName><![CDATA[oTestPersonAAAAAAAAAAAAAAAAA]]></ToUserName>" +
        "<FromUserName><![CDATA[gh_0123456789ab]]></FromUserName>" +
        `<CreateTime>${time.clock() / 1_000}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
        "<Content><![CDATA[wechat:oTestPersonAAAAAAAAAAAAAAAAA：TNT2]]></Content></xml>",
    );
  });

  it("with a position are answered with the nearest places", async () => {
    const { post } = await startPlatform();
    const { body } = await post(readFixture("location-message"));
    const text = readReply(body, SETTINGS).get("Content") ?? "";
    expect(text).toMatch(/^1\. .+直线约[\d.]+(?:公里|米)/mu);
    expect(text).toMatch(/<a href="https:[^"]+">地图<\/a>/u);
  });

  it("that report a position by themselves are acknowledged, and nothing is kept", async () => {
    let asked = 0;
    const { post, inbox, store } = await startPlatform({
      createHandle: createEcho(() => {
        asked += 1;
        return {};
      }),
    });
    expect(await post(readFixture("location-event"))).toEqual({ status: 200, body: "success" });
    expect(await post(readFixture("unsubscribe"))).toEqual({ status: 200, body: "success" });
    expect(asked).toBe(0);
    expect(await inbox.pending("wechat")).toEqual([]);
    expect(await store.load("wechat:oTestPersonBBBBBBBBBBBBBBBBB")).toEqual([]);
  });

  it("are welcomed, and menu clicks answered", async () => {
    const { post } = await startPlatform();
    const contentOf = async (xml: string) =>
      readReply((await post(xml)).body, SETTINGS).get("Content");
    expect(await contentOf(readFixture("subscribe"))).toMatch(/^你好，我是申问.*位置.*12345/u);
    const click = readFixture("click");
    expect(await contentOf(click)).toMatch(/取件码/u);
    const later = (key: string, second: number) =>
      click.replace("menu.help", key).replace("1415980001", String(1_415_980_001 + second));
    expect(await contentOf(later("menu.ask", 1))).toMatch(/写一句话/u);
    expect(await contentOf(later("menu.places", 2))).toMatch(/「位置」/u);
    expect(await contentOf(later("menu.continue", 3))).toMatch(/没有没看完的/u);
  });

  it("that were spoken are answered like written ones", async () => {
    const { post } = await startPlatform();
    expect(readReply((await post(readFixture("voice"))).body, SETTINGS).get("Content")).toMatch(
      /出处：/u,
    );
    const silent = readFixture("voice")
      .replace(/<Recog.*>/u, "")
      .replace("90123456", "90123457");
    expect(readReply((await post(silent)).body, SETTINGS).get("Content")).toMatch(/语音/u);
  });
});

it("answers each of 1,000 messages once, delivered 1 to 4 times out of order over a restart", async () => {
  await expectEachAnsweredOnce("wechat", { settings: SAFE });
}, 60_000);

it("answers with links to the page, and in as many bytes as are taken", async () => {
  const platform = await startPlatform({ settings: SAFE, publicUrl: "https://shenwen.example" });
  const questions = [
    "老房子想加装电梯找谁",
    "早餐工程归谁管",
    "社区食堂谁能去吃",
    "一次性创业补贴怎么申请",
  ];
  for (const question of questions) {
    const { body } = await platform.send(buildText(question));
    const text = readReply(body, SAFE).get("Content") ?? "";
    expect(text).toContain("https://shenwen.example/documents/");
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048);
  }
});
