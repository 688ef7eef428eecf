import { describe, expect, it } from "vitest";
import { PlanUnreadableError } from "#knowledge/errors.ts";
import { loadPlan, RAW_PLAN } from "#tests/support/load-plan.ts";

const plan = loadPlan();
const measure = (number: number) => {
  const found = plan.measures[number - 1];
  if (!found) throw new Error(`no measure ${number}`);
  return found;
};

/** What the raw file holds between two offsets, cleaned by other means than the parser's. */
function rawStretch(start: number, end: number): string {
  return RAW_PLAN.slice(start, end)
    .replaceAll(/—[０-９]+—/gu, "")
    .replaceAll(/\s/gu, "")
    .replaceAll(".", "。")
    .normalize("NFKC")
    .replaceAll("«", "《")
    .replaceAll("»", "》")
    .replaceAll(
      /[,;:()]/gu,
      (mark) => ({ ",": "，", ";": "；", ":": "：", "(": "（", ")": "）" })[mark] ?? mark,
    );
}

describe("the plan's structure", () => {
  it("has 5 sections and 26 measures in order", () => {
    expect(plan.sections.map(({ measures }) => measures.map(({ number }) => number))).toEqual([
      [1, 2, 3],
      [4, 5, 6, 7, 8, 9],
      [10, 11, 12, 13],
      [14, 15, 16],
      [17, 18, 19, 20, 21, 22, 23, 24, 25, 26],
    ]);
    expect(plan.sections[3]?.title).toBe("积极构建全龄友好生活新生态");
    expect(measure(14).locator).toBe("（十四）");
    expect(measure(14).title).toBe("构建老年友好型社会");
  });

  it("reads the 责任部门 line in printed order, also where a line break cuts a name", () => {
    expect(measure(7).responsible).toEqual([
      "市委宣传部",
      "市文化旅游局",
      "市文化创意产业推进领导小组办公室",
      "各区政府",
    ]);
    expect(measure(5).responsible).toEqual(["市商务委"]);
    expect(measure(24).responsible[0]).toBe("各行业主管部门");
  });

  it("names 28 bodies and 3 group labels in all", () => {
    expect(new Set(plan.measures.flatMap(({ responsible }) => responsible)).size).toBe(31);
  });
});

describe("the plan's text", () => {
  it("loses page numbers, also the reversed one inside a word", () => {
    expect(measure(23).text).toContain("大力发展夜间经济");
    expect(plan.clean.text).not.toMatch(/—\d+—/u);
  });

  it("keeps decimal points apart from sentence ends", () => {
    expect(measure(14).text).toContain("17.8万张");
    expect(measure(15).text).toContain("达到4.5个。");
  });

  it("gives a measure's text back when its passages are joined", () => {
    for (const { passages, text } of plan.measures) {
      expect(passages.map((passage) => passage.text).join("")).toBe(text);
    }
  });

  it("leads every passage back to the same words in the raw file", () => {
    for (const { text, rawStart, rawEnd } of plan.passages) {
      expect(rawStretch(rawStart, rawEnd)).toBe(text);
    }
  });

  it("finds every passage where it says it starts in the cleaned text", () => {
    for (const { text, start } of plan.passages) {
      expect(plan.clean.text.slice(start, start + text.length)).toBe(text);
    }
  });
});

describe("a damaged plan", () => {
  it.each([
    ["a measure missing", RAW_PLAN.replace("(十四)", ""), "25 measures"],
    ["measures out of order", RAW_PLAN.replace("(十四)", "(十五)"), "（十五） in place 14"],
    [
      "a 责任部门 line missing",
      RAW_PLAN.replace("(责任部门:市商务委)", ""),
      "no 责任部门 in （五）",
    ],
    ["cut off", RAW_PLAN.slice(0, 3000), "measures"],
    ["no text", "", "0 measures"],
  ])("is refused by name: %s", (_, raw, message) => {
    expect(() => loadPlan(raw)).toThrow(PlanUnreadableError);
    expect(() => loadPlan(raw)).toThrow(message);
  });
});
