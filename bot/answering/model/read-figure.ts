import { parseChineseNumber } from "#knowledge/chinese-number.ts";
import type { Claim, Found } from "./claim.ts";

const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
/** Measure words by what they measure; the first of a row stands for all. */
const UNITS: readonly (readonly [string, string])[] = [
  ["个百分点", "个百分点|percentage points?"],
  ["基点", "个?基点|basis points?|bps"],
  ["%", "%|％|percent|per cent"],
  ["‰", "‰"],
  ["元", "元|块钱|块|yuan|rmb|cny"],
  ["倍", "倍|times"],
  ["平方米", "平方米|平米|㎡|m²|square met(?:er|re)s?|sq m"],
  ["公里", "公里|kilomet(?:er|re)s?|km"],
  ["亩", "亩|公顷|mu"],
  ["米", "米|met(?:er|re)s?"],
  ["工作日", "个?工作日|working days?|business days?"],
  ["小时", "个?小时|hours?"],
  ["分钟", "分钟|minutes?"],
  ["周", "个?星期|周(?!岁|年|边|转)|weeks?"],
  ["岁", "周岁|岁|years? old|years? of age|-year-old"],
  ["月", "个?月|months?"],
  ["年", "周年|年|years?"],
  ["日", "自然日|日|天|days?"],
  ["季度", "个?季度|quarters?"],
  ["人次", "人次|person-times|visits?"],
  ["人", "人(?!民)|名|位|个人|people|persons?"],
  ["户", "户|households?"],
  ["家", "家"],
  ["所", "所(?!得)"],
  ["床", "床|张床位|beds?"],
  ["张", "张"],
  ["托位", "个?托位"],
  ["套", "套"],
  ["间", "间"],
  ["台", "台"],
  ["次", "次|times"],
  ["个", "个"],
  ["级", "级"],
  ["类", "类"],
  ["种", "种"],
  ["项", "项"],
  ["条", "条"],
  ["批", "批"],
  ["笔", "笔"],
  ["份", "份"],
  ["本", "本(?!市|人|办|条|法|规|通|轮|年|地)"],
  ["款", "款"],
  ["处", "处"],
  ["座", "座"],
  ["件", "件"],
  ["部", "部(?!门|分|委)"],
  ["楼", "楼|层"],
  ["号", "号(?!文)"],
];
const UNIT = UNITS.map(([, words]) => words).join("|");
const NAMES = UNITS.map(([name, words]) => ({ name, is: new RegExp(`^(?:${words})$`, "iu") }));
const SCALE = "万亿|百万|千万|亿|万|千|百|thousand|million|billion";
const DIGITS = "\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const LINK = "\\s?(?:至|到|~|～|—|–|-|、|或者?|和|to|and|or)\\s?";
const ARABIC = new RegExp(
  `(?:(?:rmb|cny|¥|￥)\\s?(?<money>))?(?<digits>${DIGITS})(?:\\s?(?<scale>${SCALE}))?(?<more>多|余)?[\\s-]?(?<unit>${UNIT})?`,
  "iuy",
);
/** 7到14个工作日: the first figure is of the unit and scale of the last. */
const LINKED = new RegExp(
  `(?:${LINK}(?:${DIGITS})(?:${SCALE})?)+(?<unit>[\\s-]?(?:${UNIT}))`,
  "iuy",
);
const LINKED_SCALE = new RegExp(`(?:${LINK}(?:${DIGITS}))+(?<scale>${SCALE})`, "iuy");
/** A word behind a figure that is none of ours is its measure word all the same. */
const UNKNOWN_UNIT = /(?![减到至和与或及的是为由起以内上下左右多余这那可在不，])\p{Script=Han}/uy;
const NUMERAL = "[一二两三四五六七八九十百千万亿零〇]+";
const CHINESE = new RegExp(`(?<numeral>${NUMERAL}|半)(?<unit>${UNIT})`, "uy");
const CHINESE_LINKED = new RegExp(
  `(?<numeral>[二两三四五六七八九十]+)(?=[至到](?:${NUMERAL})(?<unit>${UNIT}))`,
  "uy",
);
const SHARE = new RegExp(`百分之(?<share>${NUMERAL}|${DIGITS})`, "uy");
const TENTHS =
  /(?<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?![立为本员交品就果])(?<half>[半一二三四五六七八九])?/uy;
const OFF = /(?<off>[一二三四五六七八九]{2}|\d(?:\.\d)?(?!\d)|\d{2})折/uy;
const FRACTION =
  /(?<under>[一二两三四五六七八九十]+|\d+)分之(?<over>[一二两三四五六七八九十]+|\d+)|(?<top>\d)\/(?<bottom>\d)(?!\d)/uy;
const ORDINAL = new RegExp(
  `第[（(]?(?<rank>${NUMERAL}|\\d+)[）)]?(?<of>[条款项章节批次轮季期类个])?`,
  "uy",
);
const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ENGLISH = new RegExp(`\\b(?<word>${WORDS.join("|")})[ -](?<unit>${UNIT})\\b`, "iuy");
const AGED =
  /\b(?:aged?|over|under)(?: of)? (?<age>\d{1,3})(?![\d,.]|%| ?(?:yuan|months?|days?|working))/iuy;
/** Fixed words with a numeral in them that count nothing. */
const FIXED =
  /一次性|一件事|一站式|一网通办|一体化|一定|一般|一些|一起|一律|一旦|一方|一线|一业一证|一证|[同统唯之]一|万一|进一步|一步|一日游|三方|四季|百货|千家万户|一老一小|一刻钟|一卡通|一手|一样/uy;
const ARTICLE = /^一(?:个|家|种|项|条|位|份|张|笔|类|批|本|件|名|处|所|间|套|部)$/u;

/** Reads a figure with its measure word at a place, in digits or numerals, Chinese or English. */
export function readFigure(text: string, at: number): Found | undefined {
  return (
    readOrdinal(text, at) ??
    readShare(text, at) ??
    readArabic(text, at) ??
    readNumeral(text, at) ??
    readEnglish(text, at)
  );
}

/** How many characters at a place are a fixed word, 0 when none. */
export function fixedWordAt(text: string, at: number): number {
  return matchAt(FIXED, text, at)?.[0].length ?? 0;
}

function readOrdinal(text: string, at: number): Found | undefined {
  const match = matchAt(ORDINAL, text, at);
  const rank = match ? toNumber(match.groups?.["rank"] ?? "") : undefined;
  if (!match || rank === undefined) return undefined;
  return figure(match[0], rank, `第${match.groups?.["of"] ?? ""}`);
}

function readShare(text: string, at: number): Found | undefined {
  const share = matchAt(SHARE, text, at);
  if (share) return figure(share[0], toNumber(share.groups?.["share"] ?? "") ?? 0, "%");
  const off = matchAt(OFF, text, at);
  if (off) return figure(off[0], partPaid(off.groups?.["off"] ?? ""), "折");
  return readTenths(text, at) ?? readFraction(text, at);
}

/** 七成 is 70%, 九成五 95%. */
function readTenths(text: string, at: number): Found | undefined {
  const tenths = matchAt(TENTHS, text, at);
  if (!tenths?.groups) return undefined;
  const half = (tenths.groups["half"] ?? "0").replace("半", "五");
  const value = (toNumber(tenths.groups["tenths"] ?? "") ?? 0) * 10 + (toNumber(half) ?? 0);
  return figure(tenths[0], value, "%");
}

function readFraction(text: string, at: number): Found | undefined {
  const fraction = matchAt(FRACTION, text, at);
  if (!fraction?.groups) return undefined;
  const { over, under, top, bottom } = fraction.groups;
  const value = (toNumber(over ?? top ?? "") ?? 0) / (toNumber(under ?? bottom ?? "") ?? 1);
  return figure(fraction[0], value, "分之");
}

/** 八五折, 8.5折 and 85折 are one. */
function partPaid(printed: string): number {
  const digits = [...printed].map((sign) => toNumber(sign) ?? sign).join("");
  return Number(digits) < 10 ? Number(digits) * 10 : Number(digits);
}

function readArabic(text: string, at: number): Found | undefined {
  const match = matchAt(ARABIC, text, at);
  if (!match?.groups) return readAge(text, at);
  const { digits = "", more = "" } = match.groups;
  let { scale = "", unit = "" } = match.groups;
  const end = at + match[0].length;
  let length = match[0].trimEnd().length;
  if (match.groups["money"] !== undefined && !unit) unit = "元";
  if (!unit) {
    unit = matchAt(LINKED, text, end)?.groups?.["unit"] ?? "";
    if (!scale) scale = matchAt(LINKED_SCALE, text, end)?.groups?.["scale"] ?? "";
    length -= more.length;
  }
  if (!unit) unit = matchAt(UNKNOWN_UNIT, text, at + length)?.[0] ?? "";
  const value = Number(digits.replaceAll(",", "")) * (SCALES[scale.toLowerCase()] ?? 1);
  const found = figure(match[0].trimEnd().slice(0, length), value, unitName(unit));
  return { ...found, length };
}

function readAge(text: string, at: number): Found | undefined {
  const aged = matchAt(AGED, text, at);
  return aged ? figure(aged[0], Number(aged.groups?.["age"]), "岁") : undefined;
}

function readNumeral(text: string, at: number): Found | undefined {
  const match = matchAt(CHINESE, text, at) ?? matchAt(CHINESE_LINKED, text, at);
  if (!match?.groups) return undefined;
  const { numeral = "", unit = "" } = match.groups;
  const value = numeral === "半" ? 0.5 : parseChineseNumber(numeral);
  return value === undefined ? undefined : figure(match[0], value, unitName(unit));
}

function readEnglish(text: string, at: number): Found | undefined {
  const groups = matchAt(ENGLISH, text, at)?.groups;
  if (!groups) return undefined;
  const value = WORDS.indexOf((groups["word"] ?? "").toLowerCase()) + 1;
  return figure(text.slice(at, ENGLISH.lastIndex), value, unitName(groups["unit"] ?? ""));
}

/** A year of duration is 12 months; a figure without a unit is borne out by any of its value. */
function figure(printed: string, value: number, unit: string): Found {
  const months = unit === "年" && value < 100;
  const key = `${round(months ? value * 12 : value)}${months ? "月" : unit}`;
  const claim: Claim = {
    kind: unit === "岁" ? "age" : "number",
    printed,
    needs: [key],
    gives: unit.startsWith("第") ? [key] : [key, String(round(value))],
    family: `figure:${months ? "月" : unit}`,
    isLoose: ARTICLE.test(printed),
  };
  return { claim, length: printed.length };
}

function unitName(printed: string): string {
  const word = printed.replace(/^[\s-]+/u, "");
  return NAMES.find(({ is }) => is.test(word) || is.test(printed))?.name ?? word;
}

function toNumber(text: string): number | undefined {
  return /^\d/u.test(text) ? Number(text.replaceAll(",", "")) : parseChineseNumber(text);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
