import { describe, expect, it } from "vitest";
import { type Act, fails, hangs, openDesk } from "#tests/support/open-desk.ts";

describe("a question", () => {
  it("is called off when who reads along wants no more, which is no fault of the service", async () => {
    const talks: Act = ({ onText }) => {
      onText?.("第一句。");
      onText?.("第二句。");
      onText?.("第三句。");
      return hangs({} as never);
    };
    const { ask, asked, desk } = openDesk([talks], {
      breaker: { faultsInRow: 1, pauseMs: 10_000 },
    });
    const heard: string[] = [];
    const onText = (text: string) => heard.push(text) < 2;
    expect(await ask({}, { onText })).toEqual({ kind: "failed", reason: "unwanted" });
    expect(heard).toEqual(["第一句。", "第二句。"]);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(desk.circuit("patient")).toBe("closed");
  });

  it("is called off by who asked", async () => {
    const { ask, time, asked, desk } = openDesk([hangs], {
      breaker: { faultsInRow: 1, pauseMs: 10_000 },
    });
    const wish = new AbortController();
    const reply = ask({ signal: wish.signal });
    await time.pass(100);
    wish.abort();
    expect(await reply).toEqual({ kind: "failed", reason: "cancelled" });
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(desk.circuit("patient")).toBe("closed");
  });

  it("is called off when the desk closes, in the pause before a second try too, and none is asked after", async () => {
    const { ask, time, asked, desk } = openDesk([fails("server"), hangs]);
    const reply = ask();
    await time.pass(100);
    const other = ask();
    await time.pass(100);
    desk.close();
    expect(await reply).toEqual({ kind: "failed", reason: "cancelled" });
    expect(await other).toEqual({ kind: "failed", reason: "cancelled" });
    expect(await ask()).toEqual({ kind: "not-asked", reason: "closed" });
    expect(asked).toHaveLength(2);
  });
});
