import { describe, expect, it } from "vitest";
import { shortenAnswer } from "#bot/channels/shorten-answer.ts";
import { buildAnswer } from "#tests/support/build-turn.ts";
import { ask } from "#tests/support/tools.ts";

describe("a short answer", () => {
  it.each([
    "考出高级技师证能领多少钱",
    "社区食堂谁能去吃",
    "早餐工程归谁管",
    "一次性创业补贴要什么材料",
    "静安哪里有社区食堂",
    "着火了怎么办",
  ])("never loses until when it holds, who is responsible, and what is not written: %s", (text) => {
    const answer = ask(text);
    const short = shortenAnswer(answer);
    const told = short.parts.map(({ kind }) => kind);
    for (const kind of ["emergency", "lead", "silence", "validity", "department"] as const) {
      const all = answer.parts.filter((part) => part.kind === kind);
      expect(short.parts.filter((part) => part.kind === kind)).toEqual(all);
    }
    expect(told.filter((kind) => kind === "place").length).toBeLessThanOrEqual(3);
    const cited = new Set(short.parts.flatMap(({ cites }) => cites ?? []));
    expect(short === answer || short.citations.every(({ url }) => cited.has(url))).toBe(true);
  });

  it("keeps a quotation where nothing else is said, and is the same where there is nothing to leave out", () => {
    const part = (kind: "quote" | "fact") => ({ kind, text: kind, grounds: [] });
    const quoted = buildAnswer({ parts: [part("quote"), part("fact"), part("fact")] });
    expect(shortenAnswer(quoted).parts).toEqual([part("quote"), part("fact")]);
    const greeting = ask("你好");
    expect(shortenAnswer(greeting)).toBe(greeting);
  });
});
