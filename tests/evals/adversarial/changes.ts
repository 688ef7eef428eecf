import type { Knowledge } from "#knowledge/knowledge.ts";
import {
  BOUNDS,
  DENIAL,
  DROPPED,
  DROPPED_MODALS,
  MODALS,
  NOT_DENYING,
  type Pairs,
  PER,
  UNITS,
  VALIDITY,
} from "./change-words.ts";
import type { Random } from "./seeded-random.ts";

/** Makes one thing of a text untrue; `null` where it has nothing to work on. */
export type Change = (text: string, random: Random) => string | null;

/** The changes by kind, each of which changes one thing. */
export function createChanges({ departments, places }: Knowledge): Record<string, Change> {
  const bodies = departments.map(({ name }) => name);
  const districts = places.gazetteer.districts.map(({ name }) => name);
  const towns = places.gazetteer.districts.flatMap((district) =>
    district.towns.map(({ name }) => name),
  );
  return {
    number: changeNumber,
    numeral: changeNumeral,
    "number of another": swapNumbers,
    "%": (text, random) => changeDigits(text, /(?<![\d.])\d+(?:\.\d+)?(?=%)/gu, random),
    unit: (text, random) => changePair(text, UNITS, random),
    year: (text, random) =>
      changeMatch(text, /(?<!\d)(?:20[0-3]\d)(?=年(?!第)|[-.]|$| )/gu, random, (year) =>
        String(Number(year) + (random.pick([-2, -1, 1, 2, 5]) ?? 1)),
      ),
    month: (text, random) =>
      changeMatch(text, /(?<=\d{4}年)\d{1,2}(?=月)/gu, random, (month) => other(month, 12, random)),
    day: (text, random) =>
      changeMatch(text, /(?<=\d月)\d{1,2}(?=日)/gu, random, (day) => other(day, 28, random)),
    "year of a 文号": (text, random) =>
      changeMatch(text, /(?<=〔)\d{4}(?=〕)/gu, random, (year) =>
        String(Number(year) + (random.pick([-1, 1, 2]) ?? 1)),
      ),
    "number of a 文号": (text, random) =>
      changeMatch(text, /(?<=〕)\d+(?=号)|(?<=年第)\d+(?=号)/gu, random, (number) =>
        other(number, 60, random),
      ),
    "mark of a 文号": (text, random) =>
      changeMatch(
        text,
        /(?:府办规|府办发|府规|人社规|财税|商规|发改规)(?=〔)/gu,
        random,
        (mark) =>
          random.pick(
            ["府办规", "府办发", "府规", "人社规", "建管规", "民规"].filter((one) => one !== mark),
          ) ?? "民规",
      ),
    department: (text, random) => swapName(text, bodies, random),
    place: (text, random) => swapName(text, districts, random) ?? swapName(text, towns, random),
    "added place": (text, random) =>
      /^[a-z]/iu.test(text) ? null : `${random.pick(districts)}${text}`,
    phone: (text, random) =>
      changeMatch(
        text,
        /(?:021-)?\d{8}|(?<!\d)(?:12\d{3}|9\d{4})(?![\d元万%])/gu,
        random,
        (phone) => changeOneDigit(phone, random),
      ),
    age: (text, random) => changeDigits(text, /\d+(?=周?岁)/gu, random),
    validity: (text, random) => changePair(text, VALIDITY, random),
    "dropped denial": dropDenial,
    "added denial": (text, random) =>
      changeMatch(
        text,
        /(?<![不可只能一没未])(?:可以|能(?=[申领办享])|适用|包括|属于|需要|影响|享受|免征|给予|收取|受理|支付|提供)(?!能|于民)/gu,
        random,
        (word) => `不${word}`,
      ),
    modal: (text, random) => changePair(text, MODALS, random),
    comparison: (text, random) => changePair(text, BOUNDS, random),
    "dropped comparison": (text, random) => changePair(text, DROPPED, random),
    "dropped modal": (text, random) => changePair(text, DROPPED_MODALS, random),
    "invented amount": (text, random) =>
      `${text.replace(/[。；]$/u, "")}，每人补贴${1 + random.below(9)}${random.pick(["万元", "500元", "000元"])}`,
    "invented date": (text, random) =>
      `${text.replace(/[。；]$/u, "")}，到203${random.below(10)}年${1 + random.below(12)}月截止`,
    "per whom or when": (text, random) => changePair(text, PER, random),
  };
}

function changeNumber(text: string, random: Random): string | null {
  return changeDigits(
    text,
    /(?<![\d.〔年月-])\d+(?:\.\d+)?(?=(?:万|亿)?(?:元|家|个|户|人|天|日内|平方米|张|名|次|倍|类|小时|分钟|多|项|种)| (?:yuan|months|days|million|years))/gu,
    random,
  );
}

function changeNumeral(text: string, random: Random): string | null {
  return changeMatch(
    text,
    /(?<![一二三四五六七八九十百千第〇零])[两二三四五六七八九](?=个月|年(?!一)|次|倍|日内|万元|成)/gu,
    random,
    (numeral) =>
      random.pick(
        [..."两三四五六七八九"].filter(
          (one) => one !== numeral && !(numeral === "二" && one === "两"),
        ),
      ) ?? "九",
  );
}

/** Two figures of one unit change places, which leaves nothing in the text that the passage has not. */
function swapNumbers(text: string, random: Random): string | null {
  const unit = random.pick(
    ["万元", "元", "%", "个月", "岁"].filter((one) => text.split(one).length > 2),
  );
  if (!unit) return null;
  const found = [...text.matchAll(new RegExp(`(?<![\\d.])\\d+(?:\\.\\d+)?(?=${unit})`, "gu"))];
  const first = random.pick(found.slice(0, -1));
  const second = found.find((one) => first && one.index > first.index && one[0] !== first[0]);
  if (!first || !second) return null;
  const [before, between, after] = [
    text.slice(0, first.index),
    text.slice(first.index + first[0].length, second.index),
    text.slice(second.index + second[0].length),
  ];
  return before + second[0] + between + first[0] + after;
}

function dropDenial(text: string, random: Random): string | null {
  const spared = [...text.matchAll(NOT_DENYING)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const found = [...text.matchAll(DENIAL)].filter(
    ({ index }) => !spared.some(([from, to]) => index >= from && index < to),
  );
  const match = random.pick(found);
  if (!match) return null;
  const kept =
    match[0] === "不得" || match[0] === "不能"
      ? random.pick(["", match[0] === "不能" ? "能" : "得"])
      : match[0] === "不可以"
        ? "可以"
        : "";
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
  const changed =
    digits.slice(0, place) + (digit === 0 && place === 0 ? 9 : digit) + digits.slice(place + 1);
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

function changeMatch(
  text: string,
  pattern: RegExp,
  random: Random,
  by: (found: string) => string,
): string | null {
  const match = random.pick([...text.matchAll(pattern)]);
  if (!match) return null;
  const changed =
    text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
  return changed === text ? null : changed;
}
