import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { parseDocument } from "#knowledge/documents/parse-document.ts";
import { readFixture } from "#tests/support/read-document.ts";
import { writeDocx } from "#tests/support/write-docx.ts";

test("reads the tasks of a PDF table, merged cells counting for every row", async () => {
  const { tasks } = parseDocument(await extractText("a.pdf", readFixture("notice.pdf")));
  expect(tasks).toEqual([
    {
      task: "完善布局 · 编制社区食堂布点规划，明确十五分钟用餐圈内食堂的数量和规模",
      departments: ["市民生服务局", "市规划局"],
      deadline: "2026年6月底前",
      locator: "附件1 · 表1 第1行",
    },
    {
      task: "完善布局 · 盘活闲置用房用于开办食堂",
      departments: ["各区政府"],
      deadline: "2026年6月底前",
      locator: "附件1 · 表1 第2行",
    },
    {
      task: "加强保障 · 落实租金补贴资金",
      departments: ["市财政局"],
      deadline: "2026年12月底前",
      locator: "附件1 · 表1 第3行",
    },
    {
      task: "加强保障 · 开展食品安全检查",
      departments: ["市市场监管局", "各区政府"],
      deadline: "持续推进",
      locator: "附件1 · 表1 第4行",
    },
  ]);
});

test("reads a task table with a title row, a head of two rows and leading and supporting bodies", async () => {
  const row = (...texts: string[]) => texts;
  const extracted = await extractText(
    "a.docx",
    writeDocx([
      {
        rows: [
          [{ text: "任务分工表", across: 4 }],
          [
            { text: "工作内容", starts: true },
            { text: "责任单位", across: 2 },
            { text: "进度安排", starts: true },
          ],
          [{ text: "", continues: true }, "牵头单位", "配合单位", { text: "", continues: true }],
          row("完善布局", "市规划局", "市财政局，各区政府按职责分工负责", "2026年"),
        ],
      },
      { rows: [row("名称", "数量"), row("食堂", "3")] },
    ]),
  );
  expect(parseDocument(extracted).tasks).toEqual([
    {
      task: "完善布局",
      departments: ["市规划局", "市财政局", "各区政府"],
      deadline: "2026年",
      locator: "表1 第1行",
    },
  ]);
});
