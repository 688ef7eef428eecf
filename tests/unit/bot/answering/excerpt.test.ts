import { expect, it } from "vitest";
import { excerpt } from "#bot/answering/excerpt.ts";

const LONG =
  "将无障碍和适老化理念融入城市规划、建设、管理全过程，拓展老年人居室适老化改造覆盖范围，推进既有多层住宅加装电梯，优化康复辅具租赁服务，推进老年认知障碍友好社区建设，到2025年，实现街镇（乡）全覆盖。";

it("quotes a short sentence whole, without its full stop", () => {
  expect(excerpt("鼓励开展家电、消费电子产品以旧换新。", "以旧换新")).toBe(
    "鼓励开展家电、消费电子产品以旧换新",
  );
});

it("quotes of a long sentence the clause that answers and the one before it", () => {
  expect(excerpt(LONG, "推进既有多层住宅加装电梯")).toBe(
    "拓展老年人居室适老化改造覆盖范围，推进既有多层住宅加装电梯",
  );
});

it("never adds a clause with a date or a figure of something else", () => {
  expect(excerpt(LONG, "优化康复辅具租赁服务")).not.toContain("2025");
});

it("keeps an anchor of several clauses whole", () => {
  const anchor = "推进老年认知障碍友好社区建设，到2025年，实现街镇（乡）全覆盖";
  expect(excerpt(LONG, anchor)).toBe(anchor);
});
