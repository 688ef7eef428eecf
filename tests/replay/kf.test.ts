import { describe, expect, it } from "vitest";
import { DESK, position, text } from "#tests/support/kf-desk.ts";
import { startKf } from "#tests/support/kf-platform.ts";
import { SAFE, seal } from "#tests/support/wechat-messages.ts";
import { createEcho } from "#tests/support/wechat-platform.ts";

const ANNA = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";
const BEN = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoBw";

describe("a question at a desk", () => {
  it("is answered with a text and what can be pressed", async () => {
    const platform = await startKf({ publicUrl: "https://shenwen.example" });
    const { desk } = platform;
    desk.write(ANNA, text("老房子想加装电梯找谁"));
    expect(await platform.callBack()).toEqual({ status: 200, body: "success" });
    await expect.poll(() => desk.sent.length).toBe(2);
    expect(desk.sent[0]?.text).toMatch(/房屋管理局[\s\S]*出处：/u);
    expect(desk.sent[0]?.text).not.toMatch(/<a |回复1/u);
    const menu = desk.sent[1]?.menu ?? [];
    expect(menu.map(({ type }) => type)).toContain("click");
    expect(menu.find(({ type }) => type === "view")?.content).toMatch(/^\[1\] /u);
    expect(desk.states.get(ANNA)).toBe(1);
    const next = menu.find(({ type, content }) => type === "click" && content !== "继续");
    desk.write(ANNA, { msgtype: "text", text: { content: next?.content, menu_id: "ask.0" } });
    await platform.callBack();
    await expect.poll(() => desk.sent.filter((it) => it.text !== "").length).toBe(2);
  });

  it("with a position is answered with the nearest places and their maps", async () => {
    const { desk, callBack } = await startKf();
    desk.write(ANNA, position(121.5136, 31.2727));
    await callBack();
    await expect.poll(() => desk.sent.length).toBe(2);
    expect(desk.sent[0]?.text).toMatch(/^1\. .+直线约/mu);
    expect(desk.sent[1]?.menu.filter(({ type }) => type === "view")).toHaveLength(3);
  });

  it("of long ago, of a colleague, and a recalled one are not answered", async () => {
    const { desk, callBack, inbox, time } = await startKf({ createHandle: createEcho() });
    desk.write(ANNA, text("上周的"), { send_time: time.clock() / 1_000 - 86_400 });
    desk.write(ANNA, text("同事写的"), { origin: 5, servicer_userid: "zhangsan" });
    desk.add({
      msgid: "x1",
      send_time: time.clock() / 1_000,
      origin: 4,
      msgtype: "event",
      event: { event_type: "user_recall_msg", open_kfid: DESK, external_userid: ANNA },
    });
    desk.add({ msgtype: "something new" });
    desk.write(BEN, text("在吗"));
    await callBack();
    await expect.poll(() => desk.sent.map((it) => it.text)).toEqual([`kf:${DESK}:${BEN}：在吗`]);
    await expect.poll(() => inbox.pending("kf")).toEqual([]);
  });

  it("is greeted for within 20 s of entering", async () => {
    const { desk, callBack, time } = await startKf();
    const enter = (msgid: string, code: string, before: number) => ({
      msgid,
      send_time: time.clock() / 1_000 - before,
      origin: 4,
      msgtype: "event",
      event: {
        event_type: "enter_session",
        open_kfid: DESK,
        external_userid: ANNA,
        welcome_code: code,
      },
    });
    desk.add(enter("e1", "late", 30));
    desk.add(enter("e2", "soon", 1));
    await callBack();
    await expect
      .poll(() => desk.sent.map((it) => it.text))
      .toEqual([expect.stringMatching(/^你好，我是申问.*转人工/u)]);
  });
});

describe("a person instead of the bot", () => {
  it("is queued for when asked for, and the bot is silent until the conversation is ended", async () => {
    const { desk, callBack } = await startKf();
    desk.write(ANNA, text("转人工"));
    await callBack();
    await expect.poll(() => desk.sent.length).toBe(1);
    expect(desk.sent[0]?.text).toMatch(/正在转给工作人员/u);
    await expect.poll(() => desk.states.get(ANNA)).toBe(2);
    desk.write(ANNA, text("早餐工程归谁管"));
    desk.write(BEN, text("早餐工程归谁管"));
    await callBack();
    await expect.poll(() => desk.sent.filter((it) => it.customerId === BEN).length).toBe(2);
    expect(desk.sent.filter((it) => it.customerId === ANNA)).toHaveLength(1);
    desk.states.set(ANNA, 0);
    desk.write(ANNA, text("社区食堂谁能去吃"));
    await callBack();
    await expect.poll(() => desk.sent.filter((it) => it.customerId === ANNA).length).toBe(3);
  });

  it("who is not there is said, with the city line", async () => {
    const { desk, callBack } = await startKf();
    desk.closeQueue();
    desk.write(ANNA, text("转人工"));
    await callBack();
    await expect
      .poll(() => desk.sent.map((it) => it.text))
      .toEqual([
        expect.stringMatching(/正在转给/u),
        expect.stringMatching(/没有工作人员能接.*12345/u),
      ]);
  });

  it("is not what somebody in danger is left to wait for", async () => {
    const { desk, callBack } = await startKf();
    for (const [place, [words, number]] of [
      ["着火了怎么办", /119/u],
      ["我不想活了", /12356|120|110/u],
    ].entries() as ArrayIterator<[number, [string, RegExp]]>) {
      desk.write(ANNA, text(words));
      await callBack();
      await expect.poll(() => desk.sent.filter((it) => it.text !== "").length).toBe(place + 1);
      expect(desk.sent.filter((it) => it.text !== "").at(-1)?.text).toMatch(number);
    }
    expect(desk.states.get(ANNA)).toBe(1);
  });

  it("who answered already is not spoken over", async () => {
    const { desk, callBack } = await startKf({ createHandle: createEcho() });
    desk.write(ANNA, text("问过了"));
    desk.write(ANNA, text("同事答了"), { origin: 5, servicer_userid: "zhangsan" });
    desk.write(BEN, text("没人答"));
    await callBack();
    await expect.poll(() => desk.sent.map((it) => it.text)).toEqual([`kf:${DESK}:${BEN}：没人答`]);
  });
});

describe("what goes wrong", () => {
  it("is refused with one line of log: forged, stale, replayed, foreign and oversized callbacks", async () => {
    const { desk, post, send, logged, callBack, time } = await startKf({
      createHandle: createEcho(),
    });
    desk.write(ANNA, text("秘密"));
    expect(
      (await post("<xml><Encrypt>x</Encrypt></xml>", { msg_signature: "0".repeat(40) })).status,
    ).toBe(403);
    expect((await post("x".repeat(70_000))).status).toBe(413);
    expect((await send("<!DOCTYPE x><xml></xml>")).status).toBe(403);
    const now = time.clock();
    const settings = { ...SAFE, appId: "ww1234567890abcdef" };
    const stale = seal("<xml></xml>", now - 600_000, settings);
    expect((await post(stale.body, stale.query)).status).toBe(403);
    const foreign = seal("<xml></xml>", now, SAFE);
    expect((await post(foreign.body, foreign.query)).status).toBe(403);
    const replayed = ["<xml><A>1</A></xml>", "<xml><A>2</A></xml>"].map((xml) =>
      seal(xml, now, settings, "77"),
    );
    for (const { body, query } of replayed) await post(body, query);
    expect(logged().map(({ reason }) => reason)).toEqual([
      "message-signature",
      "too-large",
      "xml",
      "stale",
      "receiveid",
      "nonce",
    ]);
    expect(desk.api.calls).toEqual([]);
    await callBack();
    await expect.poll(() => desk.sent.length).toBe(1);
    expect(JSON.stringify(logged())).not.toMatch(/秘密|wmAJ2|token-|a-secret/u);
  });

  it("is tried again when WeCom cannot be reached, is busy, or its token ended", async () => {
    const { desk, callBack } = await startKf({ createHandle: createEcho() });
    desk.api.failNext("/cgi-bin/kf/sync_msg", 500, 45_033, 42_001);
    desk.api.failNext("/cgi-bin/kf/send_msg", 500, -1);
    desk.write(ANNA, text("一"));
    await callBack();
    await expect
      .poll(() => desk.sent.map((it) => it.text), { timeout: 10_000 })
      .toEqual([`kf:${DESK}:${ANNA}：一`]);
  });

  it("of a refusal that passes is no lost question", async () => {
    const { desk, callBack } = await startKf({ createHandle: createEcho() });
    desk.api.failNext("/cgi-bin/kf/send_msg", -1, -1, -1, 60_020);
    desk.api.failNext("/cgi-bin/kf/service_state/get", 45_009);
    desk.write(ANNA, text("一"));
    await callBack();
    await expect.poll(() => desk.sent.map((it) => it.text)).toEqual([`kf:${DESK}:${ANNA}：一`]);
  });

  it("between two pages makes no history new", async () => {
    const { desk, callBack, time } = await startKf({ createHandle: createEcho() });
    const old = { send_time: time.clock() / 1_000 - 2 * 86_400 };
    for (let number = 0; number < 12; number += 1) desk.write(ANNA, text(`旧${number}`), old);
    desk.write(ANNA, text("新"));
    // The first page is read, the second breaks.
    desk.api.failNext("/cgi-bin/kf/sync_msg", 0, 500);
    await callBack();
    await expect.poll(() => desk.sent.map((it) => it.text)).toEqual([`kf:${DESK}:${ANNA}：新`]);
  });

  it("of our own is tried again for a message that came while nobody was there", async () => {
    let isBroken = true;
    const echo = createEcho();
    const { desk, callBack, time } = await startKf({
      createHandle: (parts) => async (message) => {
        if (!isBroken) return echo(parts)(message);
        isBroken = false;
        throw new Error("disk full");
      },
    });
    await callBack();
    await time.advance(20 * 60_000);
    desk.write(ANNA, text("一"), { send_time: time.clock() / 1_000 - 15 * 60 });
    await callBack();
    await expect.poll(() => desk.sent.map((it) => it.text)).toEqual([`kf:${DESK}:${ANNA}：一`]);
  });

  it("for long is tried again once a time, however often it calls back", async () => {
    const { desk, callBack } = await startKf({ createHandle: createEcho(), retryMs: 300 });
    desk.api.failNext("/cgi-bin/kf/sync_msg", ...Array.from({ length: 45 }, () => 500));
    desk.write(ANNA, text("一"));
    for (let number = 0; number < 20; number += 1) await callBack();
    await expect.poll(() => desk.api.calls.length).toBeGreaterThan(19);
    const before = desk.api.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(desk.api.calls.length - before).toBeLessThan(5);
  });

  it("is not tried again when the message is refused", async () => {
    const { desk, callBack, inbox, logged } = await startKf({ createHandle: createEcho() });
    desk.api.failNext("/cgi-bin/kf/send_msg", 95_001);
    desk.write(ANNA, text("一"));
    await callBack();
    await expect.poll(() => logged().length).toBe(1);
    await expect.poll(() => inbox.pending("kf")).toEqual([]);
    expect(logged()).toMatchObject([{ event: "kf.answer-failed", errcode: 95_001, again: false }]);
  });
});

it("answers each of 1,000 messages once, called back 1 to 4 times, with a restart in the middle", async () => {
  let isDown = false;
  const answered: string[] = [];
  const echo = createEcho();
  const platform = await startKf({
    createHandle: (parts) => {
      const answer = echo(parts);
      const isFirst = !isDown;
      return (message) => {
        if (isDown && isFirst) return new Promise(() => undefined);
        answered.push(message.messageId);
        return answer(message);
      };
    },
  });
  const { desk, callBack, inbox } = platform;
  const ids: string[] = [];
  const writeMany = (from: number, to: number) => {
    for (let number = from; number < to; number += 1) {
      ids.push(desk.write(`wmPerson${number % 50}`, text(`第${number}问`)));
    }
  };
  for (let first = 0; first < 500; first += 50) {
    writeMany(first, first + 50);
    await Promise.all(Array.from({ length: 1 + (first % 4) }, callBack));
  }
  await expect.poll(() => desk.sent.length, { timeout: 60_000 }).toBe(500);
  // The process hangs with what it took in, and more comes while it is gone.
  isDown = true;
  writeMany(500, 550);
  await callBack();
  await expect.poll(async () => (await inbox.pending("kf")).length, { timeout: 60_000 }).toBe(50);
  writeMany(550, 1_000);
  await platform.restart();
  await Promise.all([callBack(), callBack(), callBack()]);
  await expect.poll(() => desk.sent.length, { timeout: 60_000 }).toBe(1_000);
  expect(answered.sort()).toEqual([...ids].sort());
  for (const { customerId, text: told } of desk.sent) {
    const [, number] = /：第(\d+)问$/u.exec(told) ?? [];
    expect(told).toBe(`kf:${DESK}:${customerId}：第${number}问`);
    expect(customerId).toBe(`wmPerson${Number(number) % 50}`);
  }
  await expect.poll(() => inbox.pending("kf")).toEqual([]);
}, 200_000);
