import { expect, test } from "vitest";
import { compareDocuments } from "#knowledge/documents/compare-documents.ts";
import { parseLines } from "#tests/support/read-document.ts";

const BEFORE = [
  "第一条　为了规范社区食堂，制定本办法。",
  "第二条　新开办的社区食堂，给予最高20万元补贴，期限3年。",
  "第三条　申请人应当提交营业执照复印件。",
  "第四条　本办法由市民生服务局解释。",
  "第五条　本办法自2024年1月1日起施行。",
];
const AFTER = [
  "第一条　为了规范社区食堂，制定本办法。",
  "第二条　新开办的社区食堂，给予最高30万元补贴，期限3年。",
  "第三条　对老年人实行优惠价格，具体标准由各区确定。",
  "第四条　本办法由市民生服务局解释。",
  "第五条　申请人应当提交营业执照复印件。",
];

async function compare(before: readonly string[], after: readonly string[]) {
  return compareDocuments(await parseLines(before), await parseLines(after));
}

test("tells clause by clause what stayed, changed, came, went and moved", async () => {
  const changes = await compare(BEFORE, AFTER);
  expect(changes.map(({ kind, before, after }) => [kind, before?.locator, after?.locator])).toEqual(
    [
      ["same", "第一条", "第一条"],
      ["changed", "第二条", "第二条"],
      ["added", undefined, "第三条"],
      ["same", "第四条", "第四条"],
      ["removed", "第五条", undefined],
      ["moved", "第三条", "第五条"],
    ],
  );
});

test("shows a change in runs that keep numbers whole", async () => {
  const [, change] = await compare(BEFORE, AFTER);
  expect(change?.runs.slice(1, 3)).toEqual([
    { kind: "removed", text: "20" },
    { kind: "added", text: "30" },
  ]);
  const join = (without: string) =>
    change?.runs
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join("");
  expect([join("added"), join("removed")]).toEqual([change?.before?.text, change?.after?.text]);
});

test("does not tear a rewritten stretch into single characters", async () => {
  const [change] = await compare(
    ["第一条　补贴由区民生服务局审核后，报市财政局按季度拨付到账。"],
    ["第一条　补贴由街道办事处受理后，报市财政局按年度发放到账。"],
  );
  const same = change?.runs.filter(({ kind }) => kind === "same").map(({ text }) => text) ?? [];
  expect(same.slice(0, -1).every((text) => text.length > 1)).toBe(true);
});

test("finds a clause that was renumbered and reworded", async () => {
  const changes = await compare(
    ["第一条　甲规定如此。", "第二条　租金补贴每年最高20万元，由区财政承担。"],
    [
      "第一条　甲规定如此。",
      "第二条　完全另外的内容在这里出现了。",
      "第三条　租金补贴每年最高25万元，由区财政承担。",
    ],
  );
  expect(changes.map(({ kind, before, after }) => [kind, before?.locator, after?.locator])).toEqual(
    [
      ["same", "第一条", "第一条"],
      ["added", undefined, "第二条"],
      ["changed", "第二条", "第三条"],
    ],
  );
});

test("finds nothing but sameness between a document and itself", async () => {
  const changes = await compare(BEFORE, BEFORE);
  expect(changes.map(({ kind }) => kind)).toEqual(BEFORE.map(() => "same"));
});

test("puts what was removed from the beginning at the beginning", async () => {
  const changes = await compare(BEFORE, BEFORE.slice(1));
  expect(changes.map(({ kind }) => kind)).toEqual(["removed", "same", "same", "same", "same"]);
});

test("compares two long documents that have nothing in common", async () => {
  const write = (word: string) =>
    Array.from(
      { length: 900 },
      (_, at) => `第${at + 1}条　${word}${(at * 7919) % 10007}${word.repeat(20)}。`,
    );
  const changes = await compare(write("甲乙丙"), write("丁戊己"));
  expect(changes.length).toBe(1800);
});
