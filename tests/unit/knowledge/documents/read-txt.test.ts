import { expect, test } from "vitest";
import { readTxt } from "#knowledge/documents/read-txt.ts";
import { readSeedText } from "#knowledge/read-seed.ts";
import { extractLines, parseLines, showBlocks } from "#tests/support/read-document.ts";

test.each(["— 3 —", "- 3 -", "－３－", "第3页 共10页", "第 ３ 页", "Page 3 of 10", "·3·"])(
  "drops the page number %j",
  async (line) => {
    const extracted = await extractLines(["第一条　甲。", line, "第二条　乙。"]);
    expect(showBlocks(extracted)).toEqual(["第一条　甲。", "第二条　乙。"]);
  },
);

test("joins lines broken at one width, with or without the indents of first lines", () => {
  const lines = [
    "第一条　为了规范社区食堂的开办和服务，保障老年",
    "人和其他社区居民的用餐需求，根据有关法律、行政法规",
    "的规定，结合本市实际，制定本办法。",
    "第二条　本办法适用于本市行政区域内社区食堂的开",
    "办、服务和监督管理。",
    "　　本办法所称社区食堂，是指在社区内为老年人和其",
    "他居民提供日常用餐服务的场所。",
    "第三条　市民生服务部门负责本办法的组织实施，统筹",
    "推进社区食堂的发展。",
  ];
  const { blocks } = readTxt(lines.join("\n\n"));
  expect(blocks.map((it) => it.kind === "paragraph" && it.text)).toEqual([
    "第一条　为了规范社区食堂的开办和服务，保障老年人和其他社区居民的用餐需求，根据有关法律、行政法规的规定，结合本市实际，制定本办法。",
    "第二条　本办法适用于本市行政区域内社区食堂的开办、服务和监督管理。",
    "本办法所称社区食堂，是指在社区内为老年人和其他居民提供日常用餐服务的场所。",
    "第三条　市民生服务部门负责本办法的组织实施，统筹推进社区食堂的发展。",
  ]);
});

test("leaves texts alone whose lines are paragraphs", async () => {
  const lines = ["一、总体要求", "坚持政府引导。", "二、工作任务", "完善布局，加强保障。"];
  expect(showBlocks(await extractLines(lines))).toEqual(lines);
});

test("reads lines with tabs below each other as a table", async () => {
  const extracted = await extractLines([
    "任务表",
    "任务\t责任单位",
    "布局\t市规划局",
    "说明：\t无",
  ]);
  expect(showBlocks(extracted)).toEqual([
    "任务表",
    [
      ["任务", "责任单位"],
      ["布局", "市规划局"],
      ["说明：", "无"],
    ],
  ]);
});

test("finds in the text of the plan its 26 measures and what it says of itself", async () => {
  const plan = readSeedText("plan/plan-hufubanfa-2022-23.txt");
  const parsed = await parseLines([plan]);
  const measures = parsed.passages.filter(({ locator }) =>
    /^[一二三四五]、 · （\S+）$/u.test(locator),
  );
  expect(measures.length).toBe(26);
  expect(measures.map(({ locator }) => locator).at(-1)).toBe("五、 · （二十六）");
  expect(parsed.facts).toMatchObject({
    number: { value: "沪府办发〔2022〕23号" },
    issuers: [{ value: "上海市人民政府办公厅" }],
    issuedOn: { value: "2022-12-02" },
    from: null,
    until: null,
  });
  // Nothing but page numbers and spaces was lost.
  const bare = (text: string) => text.replace(/—[０-９]+—/gu, "").replace(/\s/gu, "");
  expect(bare(parsed.text)).toBe(bare(plan));
});
