import type { Edit } from "#knowledge/edits/edit.ts";

const SUBJECT = "河道垂钓平台";

/** Edits that bring a policy of which the seeds have nothing, and the matter by which it is asked for. */
export function newRecordEdits(): Edit[] {
  return [
    {
      kind: "record",
      file: "policies/fishing-platforms-2026.json",
      item: "fishing-platforms-2026",
      content: RECORD,
    },
    {
      kind: "matter",
      file: "matters/policy-edited.json",
      item: "fishing-platforms",
      content: MATTER,
    },
  ];
}

const source = { level: "A", sources: ["s1"], asOf: null } as const;

const RECORD = {
  id: "fishing-platforms-2026",
  kind: "policy",
  name: `${SUBJECT}建设补贴`,
  english: "Subsidy for riverside fishing platforms",
  scope: "city",
  district: null,
  documents: [
    {
      title: `关于支持${SUBJECT}建设的若干措施`,
      number: "沪垂发〔2026〕1号",
      issuers: ["市商务委"],
      issuedOn: "2026-03-01",
    },
  ],
  validity: {
    kind: "dated",
    from: "2026-03-01",
    until: "2028-12-31",
    untilPrecision: "day",
    basis: "文件写明有效期至2028年12月31日",
    sources: ["s1"],
  },
  supersedes: [],
  instead: [],
  audiences: ["company"],
  summary: { zh: `每个${SUBJECT}补贴3456元`, en: "3456 yuan for each fishing platform" },
  who: [{ ...source, text: `建设${SUBJECT}的企业`, locator: "第一条", verbatim: null }],
  benefit: [{ ...source, text: `每个${SUBJECT}补贴3456元`, locator: "第二条", verbatim: null }],
  conditions: [],
  exclusions: [],
  apply: [{ ...source, text: "向市商务委提出申请", locator: "第三条", verbatim: null }],
  papers: [],
  channels: [],
  formerly: [],
  amounts: [
    {
      kind: "money",
      value: 3456,
      unit: "元",
      of: `每个${SUBJECT}的补贴`,
      words: ["补贴"],
      printed: "3456元",
    },
  ],
  departments: [{ name: "市商务委", because: "第三条：向市商务委提出申请" }],
  measures: [],
  matters: [],
  sources: [
    {
      key: "s1",
      title: `关于支持${SUBJECT}建设的若干措施`,
      number: "沪垂发〔2026〕1号",
      publisher: "市商务委",
      url: null,
      level: "A",
      publishedOn: "2026-03-01",
      seenOn: "2026-11-23",
    },
  ],
  open: [],
  unconfirmed: [],
};

const MATTER = {
  id: "fishing-platforms",
  name: `${SUBJECT}补贴`,
  english: "subsidy for fishing platforms",
  record: "fishing-platforms-2026",
  measure: null,
  anchor: null,
  words: [SUBJECT, "垂钓平台", "钓鱼平台", "钓鱼台", "垂钓补贴", "钓鱼补贴"],
  asks: ["补贴", "补贴多少钱", "怎么申请", "归谁管", "要什么条件", "什么时候到期"].flatMap((end) =>
    [SUBJECT, "垂钓平台", "建钓鱼平台", "河边钓鱼台"].map((start) => start + end),
  ),
  englishWords: ["fishing platform", "angling platform"],
};
