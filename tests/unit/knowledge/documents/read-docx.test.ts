import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { parseDocument } from "#knowledge/documents/parse-document.ts";
import { showBlocks } from "#tests/support/read-document.ts";
import { type DocxBlock, toNumbering, writeDocx } from "#tests/support/write-docx.ts";

async function read(blocks: readonly DocxBlock[], parts = {}) {
  return extractText("文件.docx", writeDocx(blocks, parts));
}

test("gives headings with their level, paragraphs and tables with merged cells", async () => {
  const extracted = await read([
    { text: "关于社区食堂的通知", style: "1" },
    { text: "一、总体要求", style: "2" },
    "到2027年，达到200家以上。",
    {
      rows: [
        ["重点任务", "责任单位", "完成时限"],
        [{ text: "完善布局", starts: true }, "市规划局", "2026年6月"],
        [{ text: "", continues: true }, "各区政府", "2026年9月"],
        [{ text: "合计两项", across: 3 }],
      ],
    },
  ]);
  expect(showBlocks(extracted)).toEqual([
    "关于社区食堂的通知",
    "一、总体要求",
    "到2027年，达到200家以上。",
    [
      ["重点任务", "责任单位", "完成时限"],
      ["完善布局", "市规划局", "2026年6月"],
      ["^完善布局", "各区政府", "2026年9月"],
      ["合计两项", "^合计两项", "^合计两项"],
    ],
  ]);
  expect(extracted.blocks.slice(0, 3)).toMatchObject([{ level: 1 }, { level: 2 }, { level: null }]);
});

test("writes out the numbers that Word counts by itself", async () => {
  const numbering =
    toNumbering("1", [
      ["chineseCounting", "第%1章"],
      ["chineseCountingThousand", "第%2条"],
      ["chineseCounting", "（%3）"],
    ]) +
    toNumbering("2", [
      ["decimal", "%1."],
      ["decimal", "%1.%2"],
      ["decimalEnclosedCircle", "%3"],
    ]) +
    toNumbering("3", [["bullet", "●"]]);
  const extracted = await read(
    [
      { text: "总则", list: ["1", 0] },
      { text: "为了规范服务，制定本办法。", list: ["1", 1] },
      { text: "本办法适用于下列单位：", list: ["1", 1] },
      { text: "企业；", list: ["1", 2] },
      { text: "个体工商户。", list: ["1", 2] },
      { text: "附则", list: ["1", 0] },
      { text: "本办法自发布之日起施行。", list: ["1", 1] },
      { text: "甲", list: ["2", 0] },
      { text: "乙", list: ["2", 1] },
      { text: "丙", list: ["2", 2] },
      { text: "丁", list: ["2", 0] },
      { text: "戊", list: ["3", 0] },
    ],
    { numbering },
  );
  expect(showBlocks(extracted)).toEqual([
    "第一章　总则",
    "第一条　为了规范服务，制定本办法。",
    "第二条　本办法适用于下列单位：",
    "（一）企业；",
    "（二）个体工商户。",
    "第二章　附则",
    "第一条　本办法自发布之日起施行。",
    "1.甲",
    "1.1　乙",
    "①丙",
    "2.丁",
    "戊",
  ]);
  expect(extracted.notes).toEqual([]);
});

test("counts on through chapters where the list says so, by the numbering of styles too", async () => {
  const numbering = `<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Zhang"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/><w:pStyle w:val="Tiao"/><w:lvlText w:val="第%2条"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>`;
  const style = (id: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`;
  const styles = `${style("Zhang")}${style("Tiao")}<w:style w:type="paragraph" w:styleId="Zi"><w:name w:val="Zi"/><w:basedOn w:val="Tiao"/></w:style>`;
  const extracted = await read(
    [
      { text: "总则", style: "Zhang" },
      { text: "目的。", style: "Tiao" },
      { text: "范围。", style: "Zi" },
      { text: "附则", style: "Zhang" },
      { text: "施行。", style: "Tiao" },
    ],
    { numbering, styles },
  );
  const { passages } = parseDocument(extracted);
  expect(passages.map(({ locator }) => locator)).toEqual([
    "第一章",
    "第一章 · 第一条",
    "第一章 · 第二条",
    "第二章",
    "第二章 · 第三条",
  ]);
});

test("begins anew for a list with a start of its own, and goes on for one without", async () => {
  const numbering = `${toNumbering("1", [["decimal", "%1."]])}<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;
  const blocks = ["1", "1", "2", "2", "3"].map(
    (list): DocxBlock => ({ text: "项", list: [list, 0] }),
  );
  expect(showBlocks(await read(blocks, { numbering }))).toEqual([
    "1.项",
    "2.项",
    "1.项",
    "2.项",
    "3.项",
  ]);
});

test("says where a number cannot be written as Word does", async () => {
  const numbering = toNumbering("1", [["hebrew1", "%1)"]]);
  const extracted = await read([{ text: "项", list: ["1", 0] }], { numbering });
  expect(showBlocks(extracted)).toEqual(["1)项"]);
  expect(extracted.notes).toEqual([expect.stringContaining("hebrew1")]);
});

test("reads no picture and no file from outside", async () => {
  const outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>';
  const document = `<?xml version="1.0"?>${outside}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>甲&f;</w:t></w:r></w:p></w:body></w:document>`;
  const bytes = writeDocx(["甲"], { more: { "word/document.xml": document } });
  await expect(extractText("a.docx", bytes)).rejects.toMatchObject({ code: "damaged" });
});
