import { formatChineseNumber } from "#knowledge/chinese-number.ts";
import type { Department } from "#knowledge/department.ts";
import type { Random } from "./seeded-random.ts";

/** Says the same in other words; `null` where it has nothing to work on. */
export type Rewording = (text: string, random: Random) => string | null;

const COUNTED = "个工作日|个月|个百分点|周岁|岁|天|家|户|人|次|倍|类|种|项|条|元";

/** Plain rewordings: what they give says what they were given. */
export function createRewordings(departments: readonly Department[]): Record<string, Rewording> {
  return {
    "as it stands": (text) => text,
    "clauses in another order": swapClauses,
    "万元 as 元": (text) =>
      replaceSome(
        text,
        /(?<![\d.])(\d{1,4})万元/gu,
        ([, digits = ""]) => `${Number(digits) * 10_000}元`,
      ),
    "元 as 万元": (text) =>
      replaceSome(text, /(?<![\d.])(\d{1,4})0000元/gu, ([, digits = ""]) => `${digits}万元`),
    "digits with commas": (text) =>
      replaceSome(
        text,
        /(?<![\d.])(\d{1,3})(000)元/gu,
        ([, head = "", tail = ""]) => `${head},${tail}元`,
      ),
    "digits as numerals": (text) =>
      replaceSome(
        text,
        new RegExp(`(?<![\\d.〔第月至到、/-])(\\d{1,3})(${COUNTED})`, "gu"),
        ([, digits = "", unit = ""]) =>
          Number(digits) > 0
            ? `${formatChineseNumber(Number(digits)).replace(/^二$/u, "两")}${unit}`
            : digits + unit,
      ),
    "numerals as digits": (text) =>
      replaceSome(
        text,
        /(?<![一二三四五六七八九十百千第])([两二三四五六七八九])(个月|年(?!一)|家|类|种|倍|年以内)/gu,
        ([, numeral = "", unit = ""]) =>
          `${"零一二三四五六七八九".indexOf(numeral.replace("两", "二"))}${unit}`,
      ),
    "% in words": (text) =>
      replaceSome(text, /(?<![\d.])(\d{1,2})%/gu, ([, digits = ""]) =>
        Number(digits) > 0 ? `百分之${formatChineseNumber(Number(digits))}` : `${digits}%`,
      ),
    "工作日 without 个": (text) => replaceSome(text, /个工作日/gu, () => "工作日"),
    "日 as 天": (text) =>
      replaceSome(text, /(?<![\d月])(\d+)日(?=内)/gu, ([, days = ""]) => `${days}天`),
    "date with hyphens": (text) => replaceDates(text, "-"),
    "date with dots": (text) => replaceDates(text, "."),
    "周岁 as 岁": (text) => replaceSome(text, /周岁/gu, () => "岁"),
    "department by another name": (text, random) => renameDepartment(text, departments, random),
    "dropped adverb": (text) =>
      text.includes("《")
        ? null
        : replaceSome(
            text,
            /直接|另外|一般|通常|目前|及时|依法|进一步|积极|(?<!\p{Script=Han}{0})也(?=可)/gu,
            () => "",
          ),
    "不超过 as 以内": (text) =>
      replaceSome(
        text,
        /(?:最高)?不超过(\d[\d.]*(?:万|亿)?(?:元|%|个月))/gu,
        ([, figure = ""]) => `${figure}以内`,
      ),
    "至少 as 不少于": (text) => replaceSome(text, /不少于(?=\d)/gu, () => "至少"),
    "不得 as 不能": (text) => replaceSome(text, /不得(?!低|高|超|少)/gu, () => "不能"),
    "不用 as 无需": (text) => replaceSome(text, /不用(?!于)/gu, () => "无需"),
    "应当 as 必须": (text) => replaceSome(text, /应当/gu, () => "必须"),
    "可以 as 能": (text) => replaceSome(text, /(?<!不)可以/gu, () => "能"),
    "with an opening": (text, random) =>
      /^[a-z]/iu.test(text)
        ? null
        : `${random.pick(["简单说，", "也就是说，", "具体来说，"]) ?? ""}${text}`,
  };
}

function swapClauses(text: string): string | null {
  const end = /[。！]$/u.exec(text)?.[0] ?? "";
  const body = text.slice(0, text.length - end.length);
  if (/[（(“「《]/u.test(body)) return null;
  const parts = body.split("；");
  if (parts.length < 2) return null;
  return parts.toReversed().join("；") + end;
}

function replaceDates(text: string, sign: string): string | null {
  return replaceSome(
    text,
    /(\d{4})年(\d{1,2})月(\d{1,2})日/gu,
    ([, year = "", month = "", day = ""]) =>
      [
        year,
        sign === "-" ? month.padStart(2, "0") : month,
        sign === "-" ? day.padStart(2, "0") : day,
      ].join(sign),
  );
}

function renameDepartment(
  text: string,
  departments: readonly Department[],
  random: Random,
): string | null {
  const found = departments.find(({ name }) => text.includes(name));
  if (!found) return null;
  const others = [found.fullName, ...(found.today?.change === "renamed" ? [found.today.name] : [])];
  return text.replace(found.name, random.pick(others) ?? found.fullName);
}

function replaceSome(
  text: string,
  pattern: RegExp,
  by: (match: RegExpMatchArray) => string,
): string | null {
  let isChanged = false;
  const changed = [...text.matchAll(pattern)].reduceRight((rest, match) => {
    const other = by(match);
    if (other !== match[0]) isChanged = true;
    return rest.slice(0, match.index) + other + rest.slice(match.index + match[0].length);
  }, text);
  return isChanged ? changed : null;
}
