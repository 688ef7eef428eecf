import type { PartKind } from "#bot/answering/answer.ts";
import type { ConfidenceSigns } from "#bot/answering/estimate-confidence.ts";
import type { Trace } from "#bot/answering/trace.ts";
import type { StepName } from "#bot/answering/watch.ts";
import type { Aspect } from "#knowledge/language.ts";
import type { ListName } from "#retrieval/ranked-lists.ts";

// How the bench calls in Chinese what the code calls in English; a new value without a name does not compile.

export const STEP_NAMES: Readonly<Record<StepName, string>> = {
  place: "地点问答",
  understand: "理解",
  retrieve: "检索",
  search: "查找一个问题",
  rank: "排出事项",
  compose: "起草",
  verify: "核对",
  route: "指向部门",
};

export const ENDINGS: Readonly<Record<Trace["endedBy"], string>> = {
  place: "由地点问答答复",
  understand: "理解时就已答复，没有检索",
  retrieve: "检索后没有依据，或需要反问",
  route: "走完全部步骤",
};

export const LIST_NAMES: Readonly<Record<ListName, string>> = {
  full: "全文",
  profile: "名称",
  asks: "问法",
  source: "原文用词",
  topics: "主题",
  meaning: "语义",
};

export const ASPECT_NAMES: Readonly<Record<Aspect, string>> = {
  money: "多少钱",
  names: "叫什么",
  validity: "还有效吗",
  duration: "多长时间",
  outcome: "结果如何",
  hours: "几点开门",
  ranking: "哪个最好",
  phone: "电话",
  person: "找哪个人",
  "how-many": "多少",
  who: "谁负责",
  where: "在哪里",
  "how-to": "怎么办",
  when: "什么时候",
  "which-clause": "哪一条",
  remedy: "怎么维权",
  "yes-no": "是不是",
};

export const SIGN_NAMES: Readonly<Record<keyof ConfidenceSigns, string>> = {
  strength: "最佳事项的词面强度",
  outside: "最佳库外主题的词面强度",
  outsideShare: "库外主题占词面的比例",
  coverage: "最佳事项认得的内容比例",
  score: "最佳事项的总分",
  length: "字数",
  leaning: "用词偏向库内的程度",
};

export const PART_NAMES: Readonly<Record<PartKind, string>> = {
  emergency: "紧急",
  lead: "首句",
  place: "地点",
  silence: "没有写明",
  quote: "引文",
  fact: "要点",
  validity: "时效",
  department: "部门",
  help: "提示",
};
