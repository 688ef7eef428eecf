import { expect, test } from "vitest";
import { NOTICE } from "#tests/support/official-notice.ts";
import { parseLines } from "#tests/support/read-document.ts";

test("reads what a document says of itself, with the words that say so", async () => {
  const { facts } = await parseLines(NOTICE);
  expect(facts).toEqual({
    title: {
      value: "云岭市民生服务局　云岭市财政局关于印发《云岭市社区食堂扶持办法》的通知",
      quote: "云岭市民生服务局　云岭市财政局关于印发《云岭市社区食堂扶持办法》的通知",
      locator: "标题",
    },
    number: { value: "云民服规〔2025〕3号", quote: "云民服规〔2025〕3号", locator: "文号" },
    issuers: [
      { value: "云岭市民生服务局", quote: "云岭市民生服务局", locator: "落款" },
      { value: "云岭市财政局", quote: "云岭市财政局", locator: "落款" },
    ],
    issuedOn: { value: "2025-11-18", quote: "二〇二五年十一月十八日", locator: "落款" },
    from: { value: "2026-01-01", quote: "本办法自2026年1月1日起施行", locator: "第二条" },
    until: { value: "2027-12-31", quote: "有效期为2年", locator: "第二条" },
  });
});

test.each([
  ["本通知自2026年1月1日起施行，有效期至2027年12月31日。", "2026-01-01", "2027-12-31"],
  ["本办法自２０２６年３月１日起施行，有效期５年。", "2026-03-01", "2031-02-28"],
  ["本办法自2026年1月1日起施行，有效期为五年。", "2026-01-01", "2030-12-31"],
  ["本细则自2026年2月15日起试行，试行期18个月。", "2026-02-15", "2027-08-14"],
  ["本意见自2026年1月1日起至2026年12月31日止执行。", "2026-01-01", "2026-12-31"],
  ["本通知自印发之日起施行，有效期2年。", "2025-11-18", "2027-11-17"],
  ["本通知执行至2026年12月31日。", null, "2026-12-31"],
  ["原《云岭市食堂办法》自2020年1月1日起施行，现予废止。", null, null],
  ["有效期为2年。", null, null],
  ["食品经营许可证有效期为5年。", null, null],
  ["本办法自2026年2月30日起施行。", null, null],
])("reads from %j when it holds", async (sentence, from, until) => {
  const { facts } = await parseLines([
    "关于食堂的通知",
    "各单位：",
    sentence,
    "云岭市民生服务局",
    "2025年11月18日",
  ]);
  expect([facts.from?.value ?? null, facts.until?.value ?? null]).toEqual([from, until]);
  for (const fact of [facts.from, facts.until]) if (fact) expect(sentence).toContain(fact.quote);
});

test("takes for its own number none that it only mentions, and guesses nothing", async () => {
  const { facts } = await parseLines([
    "一、根据《办法》（云府发〔2023〕8号），给予补贴。",
    "二、请执行。",
  ]);
  expect(facts).toEqual({
    title: null,
    number: null,
    issuers: [],
    issuedOn: null,
    from: null,
    until: null,
  });
});

test("reads the table of facts that portals put above a document", async () => {
  const { facts } = await parseLines([
    "索引号：AA1",
    "发文机关：云岭市民生服务局",
    "成文日期：2025-11-18",
    "文号：云民服规[2025]03号",
    "关于社区食堂的通知",
    "各单位：",
    "请执行。",
  ]);
  expect(facts).toMatchObject({
    number: { value: "云民服规〔2025〕3号", quote: "云民服规[2025]03号" },
    issuers: [{ value: "云岭市民生服务局" }],
    issuedOn: { value: "2025-11-18", quote: "成文日期：2025-11-18" },
  });
});
