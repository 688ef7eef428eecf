import { parseChineseNumber } from "../chinese-number.ts";
import { toPlain } from "./mend-text.ts";

/** The kinds of numbering, from the widest to the narrowest. */
export const MARKER_KINDS = [
  "part",
  "chapter",
  "section",
  "article",
  "han",
  "han-paren",
  "decimal",
  "number",
  "number-paren",
  "circle",
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** The numbering at the beginning of a paragraph. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly number: number;
  /** As it is cited, with full-width parentheses and ASCII digits: 第十二条之一, （三）, 3. */
  readonly label: string;
  /** Of the marker in the text. */
  readonly length: number;
  /** Whether the text itself sets it off, so that it can be no mere mention: 第三条　…, 第三条（…）. */
  readonly setOff: boolean;
  /** Whether it may be a mention, so that only the number that is due makes it a marker. */
  readonly doubtful: boolean;
}

const HAN = "[一二三四五六七八九十百零〇]{1,7}";
const DIGITS = "\\d{1,3}";
const DIVISIONS: readonly (readonly [MarkerKind, RegExp])[] = [
  ["part", new RegExp(`^(第\\s*(${HAN}|${DIGITS})\\s*(?:编|篇|部分))`, "u")],
  ["chapter", new RegExp(`^(第\\s*(${HAN}|${DIGITS})\\s*章)`, "u")],
  ["section", new RegExp(`^(第\\s*(${HAN}|${DIGITS})\\s*节)`, "u")],
  [
    "article",
    new RegExp(`^(第\\s*(${HAN}|${DIGITS})\\s*条(?:之[一二三四五六七八九十]{1,2})?)`, "u"),
  ],
];
/** What follows 第三条 where it is only mentioned. */
const MENTION =
  /^(?:第|规定|所[列称指规述]|[和及与或、至到]|的|以[上下内外前后]|之规定|[，,.。；;：:])/u;
/** What follows it there too, and sometimes begins an article: 第三条有关部门应当…. */
const MAYBE_MENTION = /^(?:中|以|有|关|修改|明确|增加|删去|改为|作为|适用)/u;
const NUMBERINGS: readonly (readonly [MarkerKind, RegExp, (number: string) => string])[] = [
  ["han", /^([一二三四五六七八九十]{1,3})\s*[、.．]/u, (number) => `${number}、`],
  ["han-paren", /^\(\s*([一二三四五六七八九十]{1,3})\s*\)[、.]?/u, (number) => `（${number}）`],
  ["decimal", /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s+\S)/u, (number) => number],
  ["number", /^(\d{1,2})\s*(?:[、]|\.(?!\s*\d))/u, (number) => `${number}.`],
  ["number-paren", /^\(?\s*(\d{1,2})\s*\)[、.]?/u, (number) => `（${number}）`],
];
/** Single characters that hold a number and its brackets, by the first of each run. */
const ENCLOSED: readonly (readonly [MarkerKind, number, number, (number: number) => string])[] = [
  ["circle", 0x2460, 20, (number) => String.fromCharCode(0x245f + number)],
  ["circle", 0x2776, 10, (number) => String.fromCharCode(0x2775 + number)],
  ["number-paren", 0x2474, 20, (number) => `（${number}）`],
  ["number", 0x2488, 20, (number) => `${number}.`],
  ["han-paren", 0x3220, 10, (number) => `（${"一二三四五六七八九十".charAt(number - 1)}）`],
];

/** Reads the numbering at the beginning of a paragraph; `undefined` where there is none. */
export function readMarker(text: string): Marker | undefined {
  return readDivision(toPlain(text)) ?? readNumbering(toPlain(text)) ?? readEnclosed(text);
}

function readDivision(plain: string): Marker | undefined {
  for (const [kind, pattern] of DIVISIONS) {
    const [, marker = "", numeral = ""] = pattern.exec(plain) ?? [];
    if (marker === "") continue;
    const rest = plain.slice(marker.length);
    const number = toNumber(numeral);
    if (number === undefined || MENTION.test(rest)) return undefined;
    const setOff = /^(?:\s|$|[(【〔[])/u.test(rest);
    const label = marker.replace(/\s/gu, "");
    const doubtful = MAYBE_MENTION.test(rest);
    return { kind, number, label, length: marker.length, setOff, doubtful };
  }
  return undefined;
}

function readNumbering(plain: string): Marker | undefined {
  for (const [kind, pattern, toLabel] of NUMBERINGS) {
    const [marker, numeral = ""] = pattern.exec(plain) ?? [];
    if (marker === undefined) continue;
    const number = toNumber(numeral.split(".").at(-1) ?? "");
    if (number === undefined) continue;
    const isBracketed = marker.startsWith("(");
    return {
      kind,
      number,
      label: toLabel(numeral),
      length: marker.length,
      setOff: isBracketed,
      doubtful: false,
    };
  }
  return undefined;
}

function readEnclosed(text: string): Marker | undefined {
  const code = text.charCodeAt(0);
  for (const [kind, first, count, toLabel] of ENCLOSED) {
    if (code < first || code >= first + count) continue;
    const number = code - first + 1;
    return { kind, number, label: toLabel(number), length: 1, setOff: true, doubtful: false };
  }
  return undefined;
}

function toNumber(numeral: string): number | undefined {
  return /^\d+$/u.test(numeral) ? Number(numeral) : parseChineseNumber(numeral);
}
