import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { ask } from "#tests/support/tools.ts";

describe("what two words of a question ask for together", () => {
  it.each([
    ["预付卡跑路的案子去年一共查了多少起", "后来怎样：来源未写明"],
    ["首店去年一共开了多少家", "没有记载"],
    ["家门口服务站晚上几点锁门", "没有写开放时间"],
    ["体育公园里哪家口碑好", "没有比较和排名"],
    ["家政行业协会的会长是谁", "没有写人名"],
  ])("is said not to be told: %s", (question, silence) => {
    const answer = ask(question);
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toContain(silence);
  });

  it("is told where a record has the figure of that year", () => {
    const answer = ask("养老院以奖代补,去年市里总共奖了多少");
    expect(answer.status).toBe("answered");
    expect(answerText(answer)).toContain("5537.1278万元");
  });

  it("is not asked across clauses: a loan of last year, and how much of it counts", () => {
    const text = answerText(ask("我这笔经营贷是去年11月放的,贴息按多少本金封顶"));
    expect(text).not.toContain("后来怎样");
  });
});
