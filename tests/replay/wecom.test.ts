import { describe, expect, it } from "vitest";
import { pickupCode } from "#bot/channels/tencent/pickup-code.ts";
import { createWecomChannel } from "#bot/channels/wecom/wecom-channel.ts";
import { expectEachAnsweredOnce } from "#tests/support/redelivery.ts";
import { startTencentApi } from "#tests/support/tencent-api.ts";
import { buildText, keyOf, readReply, seal } from "#tests/support/wechat-messages.ts";
import { createEcho } from "#tests/support/wechat-platform.ts";
import { startWecom, VECTOR, WECOM, WECOM_SEALED } from "#tests/support/wecom-platform.ts";

describe("the check of the address", () => {
  it("answers WeCom's published sample with nothing but the decrypted echo", async () => {
    const { get } = await startWecom({ settings: VECTOR.settings, start: VECTOR.echo.at });
    expect(await get(VECTOR.echo.query)).toEqual({ status: 200, body: "1616140317555161061" });
    const forged = { ...VECTOR.echo.query, msg_signature: "0".repeat(40) };
    expect(await get(forged)).toEqual({ status: 403, body: "" });
  });

  it("takes an echo whose plus signs arrived as blanks", async () => {
    const { get } = await startWecom({ settings: VECTOR.settings, start: VECTOR.echo.at });
    const query = {
      ...VECTOR.echo.query,
      echostr: VECTOR.echo.query.echostr.replaceAll("+", " "),
    };
    expect((await get(query)).body).toBe("1616140317555161061");
  });

  it("refuses one that was signed long ago", async () => {
    const { get, logged } = await startWecom({ settings: VECTOR.settings });
    expect(await get(VECTOR.echo.query)).toEqual({ status: 403, body: "" });
    expect(logged()).toMatchObject([{ event: "wecom.refused", reason: "stale" }]);
  });
});

describe("messages", () => {
  it("of WeCom's published sample are opened and answered, sealed", async () => {
    const { settings, message } = VECTOR;
    const { post, store } = await startWecom({
      settings,
      start: message.at,
      createHandle: createEcho(),
    });
    const { body } = await post(message.body, message.query);
    const reply = readReply(body, { ...settings, appId: settings.corpId, api: null });
    expect(reply.get("ToUserName")).toBe("mycreate");
    expect(reply.get("FromUserName")).toBe("wx5823bf96d3bd56c7");
    expect(reply.get("Content")).toBe("wecom:mycreate：hello");
    const [turn] = await store.load("wecom:mycreate");
    expect(turn?.messageId).toBe("mycreate:4561255354251345929");
  });

  it("of another application, plain ones and forged ones are refused", async () => {
    const platform = await startWecom({ createHandle: createEcho() });
    const xml = buildText("秘密");
    const other = xml.replace(/<AgentID>\d+/u, "<AgentID>7");
    expect((await platform.send(other)).status).toBe(403);
    const { body, query } = seal(xml, platform.time.clock(), WECOM_SEALED);
    expect((await platform.post(xml, query)).status).toBe(403);
    expect((await platform.post(body, { ...query, msg_signature: "0".repeat(40) })).status).toBe(
      403,
    );
    const foreign = seal(xml, platform.time.clock(), { ...WECOM_SEALED, appId: "ww00000000" });
    expect((await platform.post(foreign.body, foreign.query)).status).toBe(403);
    expect(platform.logged().map(({ reason }) => reason)).toEqual([
      "message",
      "not-encrypted",
      "message-signature",
      "receiveid",
    ]);
    expect(await platform.store.load("wecom:oPersonA")).toEqual([]);
  });

  it("are answered by the pipeline; entering the application says nothing", async () => {
    const platform = await startWecom();
    const { body } = await platform.send(buildText("老房子想加装电梯找谁"));
    expect(readReply(body, WECOM_SEALED).get("Content")).toMatch(/房屋管理局[\s\S]*出处：/u);
    const entered = buildText("").replace(
      /<MsgType>.*<\/MsgType>/u,
      "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[enter_agent]]></Event>",
    );
    expect(await platform.send(entered)).toEqual({ status: 200, body: "success" });
  });

  it("are each answered once of 1,000, delivered 1 to 4 times out of order over a restart", async () => {
    await expectEachAnsweredOnce("wecom", {
      settings: WECOM_SEALED,
      open: (parts, wait) => createWecomChannel(WECOM, parts, wait),
      path: "/wecom",
    });
  }, 60_000);
});

describe("an answer that comes late", () => {
  it("is sent as the application's message", async () => {
    const api = await startTencentApi();
    const settings = { ...WECOM, secret: "a-secret-of-the-application", apiRoot: api.root };
    const platform = await startWecom({
      settings,
      createHandle: createEcho(undefined, () => 30_000),
    });
    const xml = buildText("问题");
    const told = await platform.deliver(xml);
    expect(told?.text).toContain(`取件码 ${pickupCode(keyOf(xml))}`);
    await platform.time.advance(20_000);
    await expect.poll(() => api.calls.length).toBe(1);
    expect(api.calls[0]).toEqual({
      path: "/cgi-bin/message/send",
      errcode: 0,
      body: {
        touser: "oPersonA",
        msgtype: "text",
        agentid: 218,
        text: { content: "wecom:oPersonA：问题" },
      },
    });
    expect(JSON.stringify(platform.logged())).not.toMatch(/问题|oPersonA|secret|token-/u);
  });
});
