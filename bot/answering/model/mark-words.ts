import type { ClaimKind } from "./claim.ts";

/** What a word does to what it stands by; two words of one class say the same. */
export type MarkClass =
  | "not"
  | "forbid"
  | "need-not"
  | "exempt"
  | "except"
  | "must"
  | "should"
  | "may"
  | "possible"
  | "only"
  | "encourage"
  | "principle"
  | "priority"
  | "max"
  | "min"
  | "below"
  | "above"
  | "start"
  | "end"
  | "per-year"
  | "per-month"
  | "per-day"
  | "per-quarter"
  | "per-person"
  | "per-household"
  | "valid"
  | "expired"
  | "repealed"
  | "long-term"
  | "trial"
  | "provisional"
  | "as-of"
  | "extended";

export interface MarkWords {
  readonly class: MarkClass;
  readonly kind: ClaimKind;
  /** Alternatives of a regular expression, for lower-case text. */
  readonly words: string;
}

const NUMBER_AHEAD = "(?=[\\d一二两三四五六七八九十百半])";

/**
 * Words that change what a clause says without adding a fact, by class. Longer ones win over shorter ones
 * at one place; `LEXICAL` words win over all.
 */
export const MARKS: readonly MarkWords[] = [
  {
    class: "forbid",
    kind: "negation",
    words:
      "不得|不能|不可以|不可|不准|不许|不允许|禁止|严禁|无权|must not|may not|cannot|can not|can't|shall not|not allowed|not permitted|prohibited|forbidden",
  },
  {
    class: "need-not",
    kind: "negation",
    words:
      "不用|不必|无需|无须|不需要|不须|不要求|毋须|免(?=申|审|填|提交|办)|need not|no need|needn't|not required|not need|without having to",
  },
  {
    class: "exempt",
    kind: "negation",
    words:
      "(?<![减避以])免(?=费|征|收|缴|交|除|于|予|税|去|掉|息|租)|exempt(?:ed|ion)?|free of charge|free|waived?",
  },
  {
    class: "except",
    kind: "negation",
    words:
      "除外|除了|除|以外|之外|不包括|不包含|不含|不算|不在内|不适用|except(?: for)?|excluding|excluded|unless",
  },
  {
    class: "not",
    kind: "negation",
    words:
      "没有|并非|尚未|不予|不再|不|未|没|无|非|勿|并无|no longer|not|no|never|without|none|doesn't|don't|isn't|aren't",
  },
  {
    class: "must",
    kind: "modal",
    words: "应当|必须|务必|应(?![用急收聘届付纳对税交缴])|须(?!知)|must|shall|ha(?:ve|s) to",
  },
  {
    class: "should",
    kind: "modal",
    words: "需要|需(?!求)|(?<![只主重紧])要(?![求么素件点闻])|should|need(?:s|ed)? to|required to",
  },
  { class: "possible", kind: "modal", words: "可能|或许|might" },
  {
    class: "may",
    kind: "modal",
    words:
      "可以|能够|有权|允许|准许|即可|(?<![许认即])可(?![能靠行持见靠信再循燃])|(?<![可功智技性节产职只才效动])能(?![力源效级量耗手]|否)|may|can|could|allowed to|entitled to",
  },
  { class: "only", kind: "modal", words: "只能|只可|仅限|只限|仅|只(?![有要])|只有|only" },
  {
    class: "encourage",
    kind: "modal",
    words: "鼓励|倡导|提倡|支持|引导|encourag(?:e[sd]?|ing)|support(?:s|ed|ing)?",
  },
  { class: "principle", kind: "modal", words: "原则上|in principle" },
  { class: "priority", kind: "modal", words: "优先|priority|preferentially|first served" },
  { class: "start", kind: "date", words: "之日起" },
  { class: "end", kind: "date", words: "之日止" },
  {
    class: "max",
    kind: "number",
    words:
      "不超过|不得超过|不能超过|不多于|不高于|不得高于|至多|最多|最高|最长|最晚|最迟|封顶|以内|之内|以下|up to|at most|no more than|not more than|not exceed(?:ing)?|maximum(?: of)?|max|within|or (?:less|below|under)",
  },
  {
    class: "min",
    kind: "number",
    words: `不低于|不得低于|不少于|不得少于|不小于|至少|最低|最少|最短|起步|以上|年满|满${NUMBER_AHEAD}|at least|no less than|not less than|no fewer than|minimum(?: of)?|or (?:more|above|over)`,
  },
  {
    class: "below",
    kind: "number",
    words: `不满${NUMBER_AHEAD}|未满|不足|不到${NUMBER_AHEAD}|低于|少于|小于|less than|below|under|fewer than`,
  },
  {
    class: "above",
    kind: "number",
    words: `超过|高于|多于|大于|超出|more than|over${"(?= \\d)"}|above|exceed(?:s|ing)?`,
  },
  {
    class: "per-year",
    kind: "number",
    words: "每一?年度?|按年|年均|a year|per year|every year|each year|annually|yearly",
  },
  {
    class: "per-month",
    kind: "number",
    words: "每个?月|按月|月均|a month|per month|every month|each month|monthly",
  },
  { class: "per-day", kind: "number", words: "每[日天]|按日|a day|per day|every day|daily" },
  {
    class: "per-quarter",
    kind: "number",
    words: "每个?季度?|按季度?|a quarter|per quarter|quarterly",
  },
  {
    class: "per-person",
    kind: "number",
    words: "每个?人|每名|人均|per person|per head|each person",
  },
  { class: "per-household", kind: "number", words: "每户|单户|per household|each household" },
  {
    class: "valid",
    kind: "validity",
    words: "现行有效|有效|生效|in force|valid(?:ity)?|effective",
  },
  {
    class: "expired",
    kind: "validity",
    words: "已到期|到期|过期|失效|期满|届满|expire[sd]?|expiry|lapsed?|ended",
  },
  {
    class: "repealed",
    kind: "validity",
    words: "废止|废除|撤销|停止执行|停止|repealed|abolished|discontinued",
  },
  {
    class: "long-term",
    kind: "validity",
    words: "长期(?!护)|永久|long-term(?! care)|indefinitely|permanently",
  },
  { class: "trial", kind: "validity", words: "试行|试点|试办|trial|pilot" },
  {
    class: "provisional",
    kind: "validity",
    words: "暂行|暂定|临时|provisional(?:ly)?|temporar(?:y|ily)",
  },
  { class: "as-of", kind: "validity", words: "截至|截止到?|as of" },
  { class: "extended", kind: "validity", words: "延长|延续|顺延|续期|extended|renewed" },
];

/** Words with a mark's characters in them that are no mark. */
export const LEXICAL =
  "见到|不动产|不同|不断|不仅|不但|不论|不管|无论|不良|不少(?!于)|不妨|不一定|无障碍|未成年人?|未来|非遗|非物质|非常|非现金|非学历|民办非企业|许可证?|认可|功能|智能|技能|性能|节能|能效|职能|可持续|除此|消除|扣除|清除|解除|删除|拆除|出台|主要|重要|需求|要求|只要|应用|应急|应收|应届|应聘|响应|供应|适应|相应|反应|效应|避免|以免|减免|在内|必需|必要|要么";

/** 能不能, 有没有: asks, and denies nothing. */
export const ASKING = /(\p{Script=Han})[不没]\1/uy;
