const ENDINGS: Readonly<Record<string, string>> = {
  written: "由大模型执笔，逐句核对后发出",
  sources: "引用原文作答（没有配置大模型）",
  "no-findings": "引用原文作答：没有需要大模型写的内容",
  unusable: "引用原文作答：大模型没有用上给它的原文",
  unsupported: "引用原文作答：大模型写的有两句以上原文不支持",
  "no-budget-person": "引用原文作答：这个对话今天的用量已满",
  "no-budget-day": "引用原文作答：今天的总用量已满",
  busy: "引用原文作答：同时在写的答复已满",
  "no-time": "引用原文作答：渠道留的时间不够",
  "circuit-open": "引用原文作答：大模型接连出错，暂停使用",
  closed: "引用原文作答：服务正在停止",
  cancelled: "引用原文作答：服务停止，没有等大模型写完",
  timeout: "引用原文作答：大模型没有按时写完",
  "rate-limited": "引用原文作答：大模型服务限流",
  server: "引用原文作答：大模型服务出错",
  connection: "引用原文作答：连不上大模型服务，或中途断开",
  refused: "引用原文作答：大模型服务拒绝了请求（密钥、余额或内容）",
  malformed: "引用原文作答：大模型写的格式不对",
  broken: "引用原文作答：程序出错，没有用大模型",
  staff: "由工作人员答复",
  error: "程序出错，只发了致歉",
};

/** How staff read why an answer is as it is; an unknown reason as it is kept. */
export function endingName(endedBy: string): string {
  return ENDINGS[endedBy] ?? endedBy;
}

const CLAIMS: Readonly<Record<string, string>> = {
  number: "数字",
  date: "日期",
  "document-number": "文号",
  department: "部门",
  place: "地点",
  phone: "电话",
  age: "年龄",
  validity: "时效",
  negation: "否定词",
  modal: "应当、可以一类的词",
  "moved-figure": "安错地方的数字",
  wording: "原文没有的词",
  unsupported: "原文没有的说法",
  markup: "网址、编号或代码",
};

const VERDICTS: Readonly<Record<string, string>> = {
  same: "问过大模型，和检索一致",
  other: "问过大模型，按它认的事项作答",
  none: "问过大模型，它认为都不是",
  unusable: "问过大模型，没有采用它的说法",
};

/** What a model said of what a question is about. */
export function verdictName(verdict: string): string {
  return VERDICTS[verdict] ?? verdict;
}

/** What a sentence said that its passages do not. */
export function claimName(kind: string): string {
  return CLAIMS[kind] ?? kind;
}
