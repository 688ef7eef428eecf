import { describe, expect, it } from "vitest";
import { pickupCode } from "#bot/channels/tencent/pickup-code.ts";
import { buildText, keyOf, readReply, SETTINGS } from "#tests/support/wechat-messages.ts";
import { createEcho, sendText, startPlatform } from "#tests/support/wechat-platform.ts";
import { until } from "#tests/support/wechat-time.ts";

describe("five seconds, three attempts", () => {
  it.each([
    [1_000, 1],
    [3_000, 1],
    [6_000, 2],
    [12_000, 3],
  ])("gives an answer that takes %i ms in attempt %i", async (milliseconds, attempt) => {
    const platform = await startPlatform({
      createHandle: createEcho(undefined, () => milliseconds),
    });
    const xml = buildText("问题");
    expect(await platform.deliver(xml)).toEqual({ attempt, text: "wechat:oPersonA：问题" });
    expect(await sendText(platform, "继续")).toMatch(/没有没看完的/u);
  });

  it("gives a code for one that takes 30 s, under which it waits, also for 「继续」", async () => {
    const millisecondsOf = () => 30_000;
    const platform = await startPlatform({ createHandle: createEcho(undefined, millisecondsOf) });
    const xml = buildText("问题");
    const code = pickupCode(keyOf(xml));
    expect(await platform.deliver(xml)).toEqual({
      attempt: 3,
      text: `还在查。回复「继续」或取件码 ${code} 取答案。`,
    });
    // 14.5 s have passed: the next asks for it while it is still being worked on, and gets it in its own window.
    const goOn = await platform.deliver(buildText("继续"));
    expect(goOn?.text).toMatch(new RegExp(`取件码 ${code} `, "u"));
    await platform.time.advance(10_000);
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：问题");
    expect(await sendText(platform, `取件码${code}`)).toBe("wechat:oPersonA：问题");
    expect(await platform.store.load("wechat:oPersonA")).toHaveLength(1);
  });

  it("tells the answering until when the first attempt waits", async () => {
    const deadlines: (number | undefined)[] = [];
    const createHandle = createEcho(({ deadline }) => {
      deadlines.push(deadline);
      return {};
    });
    const platform = await startPlatform({ createHandle });
    await sendText(platform, "问题");
    expect(deadlines).toEqual([platform.time.clock() + 4_500]);
  });

  it("takes nothing in that tells who somebody is", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 60_000) });
    void platform.send(buildText("手机13812345678，问题")).catch(() => undefined);
    await until(async () => (await platform.inbox.pending("wechat")).length === 1);
    const [taken] = await platform.inbox.pending("wechat");
    expect(taken?.body).toContain("手机***********，问题");
    await platform.time.advance(5_200);
  });

  it("keeps an answer that was ready when nobody was asking", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 4_800) });
    const xml = buildText("问题");
    const left = new AbortController();
    const sent = platform.send(xml, left.signal).catch(() => null);
    await until(() => platform.time.waiting() === 2);
    await platform.time.advance(5_000);
    left.abort();
    expect(await sent).toBeNull();
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：问题");
  });

  it("keeps an answer whose asker had left just before", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 4_000) });
    const left = new AbortController();
    const sent = platform.send(buildText("问题"), left.signal).catch(() => null);
    await until(() => platform.time.waiting() === 2);
    left.abort();
    await until(() => platform.abandoned() === 1);
    await platform.time.advance(4_000);
    expect(await sent).toBeNull();
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：问题");
  });

  it("knows the last attempt by its time when the ones before were before a restart", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 60_000) });
    const xml = buildText("问题");
    const left = new AbortController();
    const lost = platform.send(xml, left.signal).catch(() => null);
    await until(() => platform.time.waiting() === 2);
    left.abort();
    await lost;
    await platform.time.advance(10_000);
    await platform.restart();
    const before = platform.time.waiting();
    const last = platform.send(xml);
    await until(() => platform.time.waiting() > before);
    await platform.time.advance(4_500);
    expect((await last).body).toContain(`取件码 ${pickupCode(keyOf(xml))} `);
  });

  it("finds the code after a restart, and works off what was taken in", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 30_000) });
    const xml = buildText("问题");
    await platform.deliver(xml);
    await platform.restart();
    await platform.time.advance(40_000);
    await until(async () => (await platform.inbox.pending("wechat")).length === 0);
    expect(await sendText(platform, pickupCode(keyOf(xml)).toLowerCase())).toBe(
      "wechat:oPersonA：问题",
    );
    await platform.restart();
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：问题");
    expect(await platform.store.load("wechat:oPersonA")).toHaveLength(1);
  });

  it("gives the same reply again for 20 s, then only acknowledges", async () => {
    const platform = await startPlatform({ createHandle: createEcho() });
    const xml = buildText("问题");
    const first = readReply((await platform.send(xml)).body, SETTINGS).get("Content");
    await platform.time.advance(19_000);
    expect(readReply((await platform.send(xml)).body, SETTINGS).get("Content")).toBe(first);
    await platform.restart();
    expect(readReply((await platform.send(xml)).body, SETTINGS).get("Content")).toBe(first);
    await platform.time.advance(2_000);
    expect(await platform.send(xml)).toEqual({ status: 200, body: "success" });
    await platform.restart();
    expect(await platform.send(xml)).toEqual({ status: 200, body: "success" });
    expect(await platform.store.load("wechat:oPersonA")).toHaveLength(1);
  });

  it("gives a long answer in pieces, each once, however often 「继续」 is delivered", async () => {
    const part = (mark: string) =>
      ({ kind: "fact", text: `${mark}${"长".repeat(500)}。`, grounds: [] }) as const;
    const parts = [part("甲"), part("乙"), part("丙")];
    const platform = await startPlatform({ createHandle: createEcho(() => ({ parts })) });
    expect(await sendText(platform, "问题")).toMatch(/^甲[\s\S]*回复「继续」看后面）$/u);
    const goOn = buildText("继续");
    const second = await platform.send(goOn);
    expect(readReply(second.body, SETTINGS).get("Content")).toMatch(/^乙/u);
    expect(await platform.send(goOn)).toEqual(second);
    await platform.restart();
    expect(await sendText(platform, "more")).toMatch(/^甲/u);
    expect(await sendText(platform, "继续")).toMatch(/^乙/u);
    expect(await sendText(platform, "继续")).toMatch(/^丙长+。$/u);
    expect(await sendText(platform, "继续")).toMatch(/没有没看完的/u);
  });

  it("apologises when something breaks, and logs neither words nor person", async () => {
    const fail = () => Promise.reject(new TypeError("秘密 oPersonA"));
    const platform = await startPlatform({ createHandle: () => fail });
    expect(await sendText(platform, "秘密")).toMatch(/出了点问题.*12345/u);
    expect(platform.logged()).toMatchObject([{ event: "wechat.failed", reason: "TypeError" }]);
    expect(JSON.stringify(platform.logged())).not.toMatch(/秘密|oPersonA/u);
  });
});
