import { describe, expect, it } from "vitest";
import type { Answer } from "#bot/answering/answer.ts";
import { searchQuestion } from "#bot/answering/search-question.ts";
import { ask, tools } from "#tests/support/tools.ts";

function measuresOf({ citations }: Answer): number[] {
  return citations.flatMap(({ measure }) => measure ?? []);
}

describe("a message of several clauses", () => {
  it("is not cut at words that only look like a question", () => {
    expect(measuresOf(ask("店里没什么生意,税能少交一点吗"))[0]).toBe(20);
  });

  it("is searched as a whole beside a part that says too little by itself", () => {
    const part = "先去哪个窗口后去哪个窗口";
    const whole = { text: `开一家托老所,${part},有没有设立指引`, isStory: false };
    const best = searchQuestion(part, whole, tools).ranked[0];
    expect(best?.matter.id).toBe("service-provider-setup-guide");
    expect(searchQuestion(part, null, tools).ranked[0]?.matter.id).not.toBe(best?.matter.id);
  });

  it("is two questions where each part is clear by itself", () => {
    expect(measuresOf(ask("数字商圈要建多少个,口袋公园又在哪条里写"))).toEqual([11, 4]);
  });
});
