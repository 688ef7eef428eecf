import { expect, it } from "vitest";
import { describeForm } from "#knowledge/edits/describe-form.ts";
import { type DraftOrder, draftRecord } from "#knowledge/edits/draft-record.ts";
import { EditSchema } from "#knowledge/edits/edit.ts";
import { findFormFaults } from "#knowledge/edits/find-form-faults.ts";
import { loadFormLabels } from "#knowledge/edits/form-labels.ts";
import { listItems } from "#knowledge/edits/list-items.ts";
import { suggestPhrasings } from "#knowledge/edits/suggest-phrasings.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { SEED_FILES } from "#knowledge/seed-texts.ts";

const items = listItems(SEED_FILES);
const TODAY = "2026-11-26";
const LONG = `第三条　${"符合条件的垂钓平台可以申请补贴，".repeat(12)}每个3456元。\n`;

const ORDER: DraftOrder = {
  head: {
    title: "关于支持河道垂钓平台建设的若干措施",
    number: "沪垂发〔2026〕01号",
    issuers: ["市商务委"],
    issuedOn: "2026-03-01",
    from: "2026-03-01",
    until: "2028-12-31",
    validityQuote: "本措施自2026年3月1日起施行，有效期至2028年12月31日。",
  },
  chosen: [
    { part: "who", locator: "第二条", passage: "第二条　在本市建设垂钓平台的企业。\n" },
    { part: "benefit", locator: "第三条", passage: LONG, text: "每个垂钓平台补贴3456元" },
  ],
  name: "河道垂钓平台补贴",
  english: "Subsidy for riverside fishing platforms",
  audiences: ["company"],
  departments: [{ name: "市商务委", because: "第五条：向市商务委提出申请" }],
  district: null,
  summary: { zh: "每个垂钓平台补贴3456元", en: "3456 yuan for each fishing platform" },
  measures: [],
  ...suggestPhrasings("河道垂钓平台补贴", ["who", "benefit"]),
  englishWords: ["fishing platform", "angling platform"],
  supersedes: null,
};

it("quotes the passages word for word, with their locators and the document as source", () => {
  const edits = draftRecord(ORDER, items, TODAY);
  for (const edit of edits) expect(EditSchema.safeParse(edit).success).toBe(true);
  const record = loadKnowledge(undefined, edits).records.find(({ id }) => id === "policy-2026-1");
  expect(record?.who).toEqual([
    {
      text: "在本市建设垂钓平台的企业。",
      locator: "第二条",
      verbatim: "第二条　在本市建设垂钓平台的企业。",
      level: "A",
      sources: ["s1"],
      asOf: null,
    },
  ]);
  expect(record?.benefit[0]).toMatchObject({
    text: "每个垂钓平台补贴3456元",
    verbatim: LONG.trim(),
  });
  expect(record?.amounts).toEqual([
    {
      kind: "money",
      value: 3456,
      unit: "元",
      of: "每个垂钓平台补贴",
      words: [],
      printed: "3456元",
    },
  ]);
  expect(record?.validity).toMatchObject({ kind: "dated", until: "2028-12-31" });
  expect(record?.sources).toMatchObject([{ publisher: "市商务委", seenOn: TODAY }]);
});

it("leaves empty what nobody has said, so that the form asks for it", () => {
  const [benefit] = ORDER.chosen.slice(1);
  const chosen = benefit ? [{ ...benefit, text: undefined }] : [];
  const [record] = draftRecord({ ...ORDER, chosen, english: "" }, items, TODAY);
  const form = describeForm("record", loadFormLabels());
  expect(findFormFaults(form, record?.content)).toEqual([
    { path: "english", message: "请填写" },
    { path: "benefit.0.text", message: "请填写" },
  ]);
});

it("takes an id that nothing has", () => {
  const [first] = draftRecord(ORDER, items, TODAY);
  const [second] = draftRecord(ORDER, first ? [...items, { ...first, label: "" }] : [], TODAY);
  expect([first?.item, second?.item]).toEqual(["policy-2026-1", "policy-2026-1-2"]);
});

it("hands the matters of the version before over to the new one", () => {
  const older = items.find(({ item }) => item === "service-loan-subsidy-2026");
  const head = { ...ORDER.head, from: "2027-01-01" };
  const edits = draftRecord({ ...ORDER, head, supersedes: older?.item ?? "" }, items, TODAY);
  const { recordMatters } = loadKnowledge(undefined, edits);
  const matter = recordMatters.find(({ id }) => id === "service-loan-interest-subsidy");
  expect(matter?.record).toBe("policy-2026-1");
  expect(matter?.words).toContain("服务业贷款贴息");
  expect(matter?.asks).toContain("河道垂钓平台补贴给谁的");
});
