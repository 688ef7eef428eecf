import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { GoldenSheetError } from "#bot/golden/errors.ts";
import type { GoldenDraft } from "#bot/golden/golden-question.ts";
import { importGolden } from "#bot/golden/import-golden.ts";
import { readGoldenSheet, SHEET_LIMITS } from "#bot/golden/read-golden-sheet.ts";
import { createSqliteGoldenStore } from "#bot/golden/sqlite-golden-store.ts";
import { writeGoldenCsv, writeGoldenXlsx } from "#bot/golden/write-golden-sheet.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { buildGolden } from "#tests/support/build-golden.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import { toZip, writeXlsx, writeZip } from "#tests/support/write-xlsx.ts";

const NAMES = {
  records: [{ id: "breakfast-2024", name: "早餐工程（2024年）" }],
  departments: ["市商务委", "市民政局"],
};
const WANG = { by: "wang", at: 1_000 };

function draft(over: Parameters<typeof buildGolden>[0] = {}): GoldenDraft {
  const { by: _by, at: _at, ...rest } = buildGolden(over);
  return rest;
}

const HARD: readonly GoldenDraft[] = [
  draft({
    id: "a-1",
    question: '第一行\n第二行，有"引号"和;分号',
    before: ["你好", "社区食堂"],
    on: "2026-03-01",
    note: "#养老 _x0041_",
    expects: {
      status: "not-found",
      measure: 14,
      record: "breakfast-2024",
      department: "市商务委",
      facts: ["85%", "1,500元|1500元"],
      absent: ["免费"],
    },
  }),
  draft({ id: "a-2", question: '=HYPERLINK("http://x")', expects: { facts: ["-5%", "'=1"] } }),
  draft({ id: "a-3", question: "0123456789012345678", expects: { status: "blocked" } }),
];

describe("a sheet that is handed out and read again", () => {
  it("is the same as a workbook", async () => {
    const sheet = await readGoldenSheet(await writeGoldenXlsx(HARD, NAMES), NAMES);
    expect(sheet).toEqual({ drafts: HARD, faults: [] });
  });

  it("is the same as a text table", async () => {
    const sheet = await readGoldenSheet(writeGoldenCsv(HARD, NAMES), NAMES);
    expect(sheet).toEqual({ drafts: HARD, faults: [] });
  });

  it("opens in Excel as Chinese and runs nothing", () => {
    const text = writeGoldenCsv(HARD, NAMES).toString("utf8");
    expect(text.startsWith("\uFEFF问题,之前的话,日期,应答状态,")).toBe(true);
    expect(text).toContain("没找到");
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});

describe("a sheet that staff wrote", () => {
  const read = (text: string) => readGoldenSheet(Buffer.from(text), NAMES);

  it("is read in GB18030 too", async () => {
    // 问题,措施,要有的字 / 早餐,1,85%
    const hex = "cecacce22cb4ebcaa92cd2aad3d0b5c4d7d60ad4e7b2cd2c312c3835250a";
    const { drafts } = await readGoldenSheet(Buffer.from(hex, "hex"));
    expect(drafts[0]).toMatchObject({ question: "早餐", expects: { measure: 1, facts: ["85%"] } });
  });

  it("may name things in several ways", async () => {
    const path = join(makeTemporaryFolder(), "a.xlsx");
    writeXlsx(path, {
      问题: [
        ["编号", "问题", "日期", "应答状态", "措施", "政策", "要有的字"],
        ["", "一", 46082, "已回答", "第５条", "早餐工程（2024年）", "甲；乙"],
        ["", "二", "2026年3月1日", "answered", 5, "breakfast-2024", "甲\n乙"],
      ],
    });
    const { drafts, faults } = await readGoldenSheet(readFileSync(path), NAMES);
    expect(faults).toEqual([]);
    const expects = { status: "answered", measure: 5, record: "breakfast-2024" };
    for (const one of drafts)
      expect(one).toMatchObject({ on: "2026-03-01", expects: { ...expects, facts: ["甲", "乙"] } });
    expect(drafts).toHaveLength(2);
  });

  it("is told every fault with its row, column, what stands there and what should", async () => {
    const { drafts, faults } = await read(
      [
        "问题,日期,应答状态,措施,政策,部门,要有的字,编号,要有字",
        "好的,,,,,,85%,ok-1,",
        ",2026-13-45,,,,,85%,,",
        "坏的,,也许,三十,没有的政策,市卫生局,,坏 编号,",
        "没有期望,,,,,,,,",
        "又一次,,,,,,85%,ok-1,",
        "少了格子,,",
      ].join("\n"),
    );
    expect(drafts.map(({ id }) => id)).toEqual(["ok-1"]);
    const told = faults.map(({ row, column, found }) => [row, column, found]);
    expect(told).toEqual([
      [1, "要有字", "要有字"],
      [3, "问题", ""],
      [3, "日期", "2026-13-45"],
      [4, "应答状态", "也许"],
      [4, "措施", "三十"],
      [4, "政策", "没有的政策"],
      [4, "部门", "市卫生局"],
      [5, "", ""],
      [6, "编号", "ok-1"],
      [7, "", "3格"],
    ]);
    expect(faults.every(({ expected }) => /\p{Script=Han}/u.test(expected))).toBe(true);
    expect(faults.find(({ row }) => row === 5)?.expected).toContain("至少填一项");
  });
});

describe("an import", () => {
  const GOOD_AND_BAD = Buffer.from("问题,措施,编号\n好的,1,g1\n坏的,99,g2\n");

  async function openStore() {
    const database = await openDatabase(join(makeTemporaryFolder(), "staff.db"));
    onTestFinished(() => database.destroy());
    return createSqliteGoldenStore(database);
  }

  it("keeps nothing where a row is bad, unless bad rows may be left out", async () => {
    const store = await openStore();
    const refused = await importGolden({ bytes: GOOD_AND_BAD, skipBad: false }, store, WANG);
    expect(refused.saved).toBeNull();
    expect(refused.faults).toMatchObject([{ row: 3, column: "措施", found: "99" }]);
    expect(await store.list()).toEqual([]);
    const taken = await importGolden({ bytes: GOOD_AND_BAD, skipBad: true }, store, WANG);
    expect(taken.saved).toMatchObject({ added: 1 });
    expect(taken.faults).toHaveLength(1);
  });

  it("changes the question of an id that is known, and adds any other", async () => {
    const store = await openStore();
    await store.save([draft({ id: "g1", expects: { measure: 1 } })], WANG);
    const bytes = Buffer.from("问题,措施,编号\n改过,2,g1\n新的,3,\n");
    const { saved } = await importGolden({ bytes, skipBad: false }, store, { by: "li", at: 2 });
    expect(saved).toMatchObject({ added: 1, changed: 1 });
    expect(await store.find("g1")).toMatchObject({ question: "改过", by: "li" });
  });
});

describe("a file that is no sheet of golden questions", () => {
  it.each([
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /另存为 \.xlsx/u],
    ["a PDF", Buffer.from("%PDF-1.7"), /PDF/u],
    ["a page with a script", Buffer.from("<script>alert(1)</script>"), /网页/u],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), /不是表格/u],
    ["nothing", Buffer.from(""), /空的/u],
    ["a cut-off workbook", Buffer.from("PK\u0003\u0004rubbish"), /损坏/u],
    ["an open quote", Buffer.from('问题,措施\n"没有关,1\n'), /引号/u],
    ["another table", Buffer.from("名称,地址\n甲,乙\n"), /「问题」/u],
    ["too many bytes", Buffer.alloc(SHEET_LIMITS.bytes + 1, "a"), /超过5MB/u],
    ["too many rows", Buffer.from(`问题,措施\n${"问,1\n".repeat(5001)}`), /超过5000行/u],
  ])("is refused: %s", async (_, bytes, told) => {
    await expect(readGoldenSheet(bytes)).rejects.toThrow(GoldenSheetError);
    await expect(readGoldenSheet(bytes)).rejects.toThrow(told);
  });

  it("is refused unread when it unpacks to more than a sheet can be", async () => {
    const path = join(makeTemporaryFolder(), "bomb.xlsx");
    writeZip(path, {
      "xl/workbook.xml": "<workbook/>",
      "xl/sharedStrings.xml": " ".repeat(SHEET_LIMITS.unpackedBytes),
    });
    const bytes = readFileSync(path);
    expect(bytes.length).toBeLessThan(SHEET_LIMITS.bytes);
    await expect(readGoldenSheet(bytes)).rejects.toThrow(/解压后太大/u);
  });

  /** A workbook whose only sheet has that content. */
  function toWorkbook(rows: string): Buffer {
    const relation = (id: string, type: string, target: string): string =>
      `<Relationships><Relationship Id="${id}" Type="x/${type}" Target="${target}"/></Relationships>`;
    return toZip({
      "_rels/.rels": relation("r", "officeDocument", "xl/workbook.xml"),
      "xl/workbook.xml": '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels": relation("r1", "worksheet", "s.xml"),
      "xl/s.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    });
  }

  it("is refused when a cell stands where no sheet has one", async () => {
    const cell = '<c r="ZZZZZZ1" t="inlineStr"><is><t>问题</t></is></c>';
    const bytes = toWorkbook(`<row r="1">${cell}</row>`);
    await expect(readGoldenSheet(bytes)).rejects.toThrow(/损坏/u);
  });

  it("is refused at once when a few bytes say that it is 16,384 columns wide", async () => {
    const empty = toWorkbook('<row><c r="XFD1"/></row>'.repeat(200_000));
    expect(empty.length).toBeLessThan(100_000);
    await expect(readGoldenSheet(empty)).rejects.toThrow(/空的/u);
    const filled = toWorkbook('<row><c r="XFD1"><v>1</v></c></row>');
    await expect(readGoldenSheet(filled)).rejects.toThrow(/列太多/u);
  });
});
