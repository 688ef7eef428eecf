import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Random } from "./seeded-random.ts";

/** Makes one thing of a text untrue; `null` where it has nothing to work on. */
export type Change = (text: string, random: Random) => string | null;

type Pairs = readonly (readonly [RegExp, string])[];

const UNITS: Pairs = [
  [/(?<=\d)万元/u, "元"],
  [/(?<=[\d])元/u, "万元"],
  [/(?<=\d)亿元/u, "万元"],
  [/个?工作日/u, "天"],
  [/(?<=\d)日内/u, "个工作日内"],
  [/(?<=\d)天/u, "个月"],
  [/(?<=\d)个月/u, "年"],
  [/(?<=[^\d]\d{1,2})年(?!\d)(?=[，。；、以内）]|$)/u, "个月"],
  [/(?<=\d)%/u, "个百分点"],
  [/个百分点/u, "%"],
  [/(?<=\d)平方米/u, "亩"],
  [/(?<=\d)人(?!次)/u, "户"],
  [/(?<=\d)家/u, "万家"],
  [/(?<=\d)岁/u, "年"],
  [/(?<=\d)倍/u, "%"],
  [/(?<=\d)小时/u, "天"],
  [/(?<=\d)个托位/u, "%的托位"],
  [/working days/u, "days"],
  [/(?<=\d) yuan/u, " million yuan"],
  [/(?<=\d) million/u, " thousand"],
  [/(?<=\d) months/u, " years"],
];
const VALIDITY: Pairs = [
  [/现行有效/u, "已经失效"],
  [/有效期/u, "失效期"],
  [/有效/u, "失效"],
  [/已?到期/u, "长期有效"],
  [/过期/u, "续期"],
  [/失效/u, "生效"],
  [/试行/u, "正式施行"],
  [/试点/u, "全面推行"],
  [/暂定/u, "长期定为"],
  [/暂行/u, "永久"],
  [/临时/u, "长期"],
  [/停止(?:执行)?/u, "继续"],
  [/废止/u, "有效"],
  [/延长/u, "缩短"],
  [/截至/u, "试行到"],
  [/$/u, "，长期有效"],
  [/$/u, "，已经废止"],
];
const MODALS: Pairs = [
  [/应当/u, "可以"],
  [/应当/u, "鼓励"],
  [/(?<!不)可以/u, "应当"],
  [/(?<!不)可以/u, "不得"],
  [/必须/u, "可以"],
  [/不得/u, "可以"],
  [/不得/u, "应当"],
  [/禁止/u, "允许"],
  [/鼓励/u, "应当"],
  [/鼓励/u, "不得"],
  [/支持(?!中心)/u, "必须"],
  [/支持(?!中心)/u, "禁止"],
  [/引导/u, "要求必须"],
  [/有权/u, "无权"],
  [/优先/u, ""],
  [/原则上/u, ""],
  [/不能/u, "可以"],
  [/(?<=[\p{Script=Han}])不用(?!于)/u, "必须"],
  [/允许/u, "禁止"],
  [/(?<![不可只技功性智节产职])能(?=[申领办享用查])/u, "必须"],
  [/ may /u, " must "],
  [/ must /u, " may "],
  [/ can /u, " must "],
];
const BOUNDS: Pairs = [
  [/不超过/u, "不低于"],
  [/不超过/u, "超过"],
  [/不低于/u, "不超过"],
  [/不少于/u, "不超过"],
  [/(?<=\d(?:万|亿)?(?:元|%|岁|年|人|平方米|个|家)?)以上/u, "以下"],
  [/(?<=\d(?:万|亿)?(?:元|%|岁|年|人|平方米|个|家)?)以下/u, "以上"],
  [/以内/u, "以上"],
  [/(?<=\d(?:日|天|个月|年|工作日))内/u, "后"],
  [/最高/u, "最低"],
  [/最长/u, "最短"],
  [/最多/u, "最少"],
  [/至少/u, "至多"],
  [/(?<!不)超过(?=[\d一二三四五六七八九十])/u, "不到"],
  [/不到(?=\d)/u, "超过"],
  [/(?<![未不])满(?=[\d一二两三四五六七八九])/u, "不满"],
  [/低于/u, "高于"],
  [/(?<=日)起/u, "止"],
  [/at least/u, "at most"],
  [/up to/iu, "at least"],
  [/at most/u, "at least"],
];
/** Words with the character in them that deny nothing, or bounds, which are changed elsewhere. */
const NOT_DENYING =
  /不(?:动产|同|断|仅|管|论|良|少|低|超|高|到|足|满|大)|无(?:障碍|缝|论)|未(?:成年|来|满)|(?:免|减|避)免|免(?:疫)|没收|(.)[不没]\1/gu;
const DENIAL = /不得|不能|不可以|不用|没有|不再|不(?![得能用可再])|未|没(?!有)|无(?!权)|免(?=[征费收缴申])/gu;

/** The changes by kind, each of which changes one thing. */
export function createChanges({ departments, places }: Knowledge): Record<string, Change> {
  const bodies = departments.map(({ name }) => name);
  const districts = places.gazetteer.districts.map(({ name }) => name);
  const towns = places.gazetteer.districts.flatMap((district) => district.towns.map(({ name }) => name));
  return {
    number: changeNumber,
    numeral: changeNumeral,
    "number of another": swapNumbers,
    "%": (text, random) => changeDigits(text, /(?<![\d.])\d+(?:\.\d+)?(?=%)/gu, random),
    unit: (text, random) => changePair(text, UNITS, random),
    year: (text, random) =>
      changeMatch(text, /(?<!\d)(?:20[0-3]\d)(?=年(?!第)|[-.]|$| )/gu, random, (year) => String(Number(year) + (random.pick([-2, -1, 1, 2, 5]) ?? 1))),
    month: (text, random) =>
      changeMatch(text, /(?<=\d{4}年)\d{1,2}(?=月)/gu, random, (month) => other(month, 12, random)),
    day: (text, random) =>
      changeMatch(text, /(?<=\d月)\d{1,2}(?=日)/gu, random, (day) => other(day, 28, random)),
    "year of a 文号": (text, random) =>
      changeMatch(text, /(?<=〔)\d{4}(?=〕)/gu, random, (year) => String(Number(year) + (random.pick([-1, 1, 2]) ?? 1))),
    "number of a 文号": (text, random) =>
      changeMatch(text, /(?<=〕)\d+(?=号)|(?<=年第)\d+(?=号)/gu, random, (number) => other(number, 60, random)),
    "mark of a 文号": (text, random) =>
      changeMatch(text, /(?:府办规|府办发|府规|人社规|财税|商规|发改规)(?=〔)/gu, random, (mark) =>
        random.pick(["府办规", "府办发", "府规", "人社规", "建管规", "民规"].filter((one) => one !== mark)) ?? "民规"),
    department: (text, random) => swapName(text, bodies, random),
    place: (text, random) => swapName(text, districts, random) ?? swapName(text, towns, random),
    "added place": (text, random) => (/^[a-z]/iu.test(text) ? null : `${random.pick(districts)}${text}`),
    phone: (text, random) =>
      changeMatch(text, /(?:021-)?\d{8}|(?<!\d)(?:12\d{3}|9\d{4})(?![\d元万%])/gu, random, (phone) => changeOneDigit(phone, random)),
    age: (text, random) => changeDigits(text, /\d+(?=周?岁)/gu, random),
    validity: (text, random) => changePair(text, VALIDITY, random),
    "dropped denial": dropDenial,
    "added denial": (text, random) =>
      changeMatch(text, /(?<![不可只能一没未])(?:可以|能(?=[申领办享])|适用|包括|属于|需要|影响|享受|免征|给予|收取|受理|支付|提供)(?!能|于民)/gu, random, (word) => `不${word}`),
    modal: (text, random) => changePair(text, MODALS, random),
    comparison: (text, random) => changePair(text, BOUNDS, random),
    "per whom or when": (text, random) =>
      changePair(text, [[/每年/u, "每月"], [/每月/u, "每年"], [/每人/u, "每户"], [/每户/u, "每人"], [/按季/u, "按月"], [/每季度/u, "每年"], [/a year/u, "a month"]], random),
  };
}

function changeNumber(text: string, random: Random): string | null {
  return changeDigits(text, /(?<![\d.〔年月-])\d+(?:\.\d+)?(?=(?:万|亿)?(?:元|家|个|户|人|天|日内|平方米|张|名|次|倍|类|小时|分钟|多|项|种)| (?:yuan|months|days|million|years))/gu, random);
}

function changeNumeral(text: string, random: Random): string | null {
  return changeMatch(text, /(?<![一二三四五六七八九十百千第〇零])[两二三四五六七八九](?=个月|年(?!一)|次|倍|日内|万元|成)/gu, random, (numeral) =>
    random.pick([..."两三四五六七八九"].filter((one) => one !== numeral && !(numeral === "二" && one === "两"))) ?? "九");
}

/** Two figures of one unit change places, which leaves nothing in the text that the passage has not. */
function swapNumbers(text: string, random: Random): string | null {
  const unit = random.pick(["万元", "元", "%", "个月", "岁"].filter((one) => text.split(one).length > 2));
  if (!unit) return null;
  const found = [...text.matchAll(new RegExp(`(?<![\\d.])\\d+(?:\\.\\d+)?(?=${unit})`, "gu"))];
  const first = random.pick(found.slice(0, -1));
  const second = found.find((one) => first && one.index > first.index && one[0] !== first[0]);
  if (!first || !second) return null;
  const [before, between, after] = [text.slice(0, first.index), text.slice(first.index + first[0].length, second.index), text.slice(second.index + second[0].length)];
  return before + second[0] + between + first[0] + after;
}

function dropDenial(text: string, random: Random): string | null {
  const spared = [...text.matchAll(NOT_DENYING)].map((match) => [match.index, match.index + match[0].length] as const);
  const found = [...text.matchAll(DENIAL)].filter(({ index }) => !spared.some(([from, to]) => index >= from && index < to));
  const match = random.pick(found);
  if (!match) return null;
  const kept = match[0] === "不得" || match[0] === "不能" ? random.pick(["", match[0] === "不能" ? "能" : "得"]) : match[0] === "不可以" ? "可以" : "";
  return text.slice(0, match.index) + (kept ?? "") + text.slice(match.index + match[0].length);
}

function changePair(text: string, pairs: Pairs, random: Random): string | null {
  const pair = random.pick(pairs.filter(([pattern]) => pattern.test(text)));
  return pair ? text.replace(...pair) : null;
}

function changeDigits(text: string, pattern: RegExp, random: Random): string | null {
  return changeMatch(text, pattern, random, (digits) =>
    random.below(3) === 0 ? `${digits.replace(/\.\d+$/u, "")}0` : changeOneDigit(digits, random),
  );
}

function changeOneDigit(digits: string, random: Random): string {
  const places = [...digits].flatMap((sign, i) => (/\d/u.test(sign) ? [i] : []));
  const place = random.pick(places) ?? 0;
  const digit = (Number(digits.charAt(place)) + 1 + random.below(8)) % 10;
  const changed = digits.slice(0, place) + (digit === 0 && place === 0 ? 9 : digit) + digits.slice(place + 1);
  return changed === digits ? `${digits}5` : changed;
}

function other(number: string, most: number, random: Random): string {
  const wanted = 1 + random.below(most);
  return String(wanted === Number(number) ? (wanted % most) + 1 : wanted);
}

function swapName(text: string, names: readonly string[], random: Random): string | null {
  const found = random.pick(names.filter((name) => text.includes(name)));
  if (!found) return null;
  const by = random.pick(names.filter((name) => !text.includes(name)));
  return by ? text.replace(found, by) : null;
}

function changeMatch(text: string, pattern: RegExp, random: Random, by: (found: string) => string): string | null {
  const match = random.pick([...text.matchAll(pattern)]);
  if (!match) return null;
  const changed = text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
  return changed === text ? null : changed;
}
