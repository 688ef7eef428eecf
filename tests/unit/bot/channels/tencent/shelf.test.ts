import { describe, expect, it } from "vitest";
import { pickupCode } from "#bot/channels/tencent/pickup-code.ts";
import type { IncomingMessage } from "#bot/conversation/message.ts";
import { buildText, keyOf } from "#tests/support/wechat-messages.ts";
import { createEcho, sendText, startPlatform } from "#tests/support/wechat-platform.ts";
import { until } from "#tests/support/wechat-time.ts";

describe("whose answer it is", () => {
  const slow = ({ text }: IncomingMessage) => (text === "慢" ? 30_000 : 20_000);

  it("keeps two questions of one person apart", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, slow) });
    const [one, two] = [buildText("慢"), buildText("快")];
    await platform.deliver(one);
    await platform.deliver(two);
    await platform.time.advance(60_000);
    expect(await sendText(platform, `取件码${pickupCode(keyOf(one))}`)).toBe("wechat:oPersonA：慢");
    expect(await sendText(platform, pickupCode(keyOf(two)))).toBe("wechat:oPersonA：快");
  });

  it("fetches the newest first, then the one before", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, slow) });
    await platform.deliver(buildText("慢"));
    await platform.deliver(buildText("快"));
    await platform.time.advance(60_000);
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：快");
    expect(await sendText(platform, "继续")).toBe("wechat:oPersonA：慢");
    expect(await sendText(platform, "继续")).toMatch(/没有没看完的/u);
  });

  it("gives nobody another one's answer, not even with its code", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, slow) });
    const xml = buildText("慢", "oPersonA");
    await platform.deliver(xml);
    await platform.time.advance(60_000);
    const code = pickupCode(keyOf(xml));
    expect(await sendText(platform, `取件码 ${code}`, "oPersonB")).toMatch(/没有找到取件码/u);
    expect(await sendText(platform, "继续", "oPersonB")).toMatch(/没有没看完的/u);
    expect(await sendText(platform, "继续", "oPersonA")).toBe("wechat:oPersonA：慢");
  });

  it("answers two people at once, each with their own", async () => {
    const platform = await startPlatform({ createHandle: createEcho(undefined, () => 2_000) });
    const sent = ["oPersonA", "oPersonB"].map((person) => sendText(platform, "问题", person));
    await until(() => platform.time.waiting() === 4);
    await platform.time.advance(2_000);
    expect(await Promise.all(sent)).toEqual(["wechat:oPersonA：问题", "wechat:oPersonB：问题"]);
  });

  it("takes a number for the question that was suggested under it", async () => {
    const platform = await startPlatform({
      createHandle: createEcho(() => ({ next: ["甲？", "乙？"] })),
    });
    await sendText(platform, "问题");
    expect(await sendText(platform, "2")).toMatch(/^wechat:oPersonA：乙？/u);
    expect(await sendText(platform, "9")).toMatch(/^wechat:oPersonA：9/u);
    expect(await sendText(platform, "1", "oPersonB")).toMatch(/^wechat:oPersonB：1/u);
  });
});
