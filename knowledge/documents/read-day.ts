import { parseChineseNumber } from "../chinese-number.ts";
import { toPlain } from "./mend-text.ts";

const HAN_DIGITS = "〇一二三四五六七八九";
/** A day as documents print it, in ASCII signs: 2025年1月3日, 二〇二五年一月三日. */
export const DAY =
  "(?:\\d{4}|[一二三四五六七八九〇○零]{4})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日";
const PARTS = /^(.+?)年(.+?)月(.+?)日$/u;
const SHORT = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;

/** Reads a printed day as an ISO date; `null` for what is none, as 2月30日. */
export function readDay(printed: string): string | null {
  const plain = toPlain(printed).replace(/\s/gu, "");
  const [, year = "", month = "", day = ""] = PARTS.exec(plain) ?? SHORT.exec(plain) ?? [];
  return toIso(toYear(year), toNumber(month), toNumber(day));
}

/** The last day of a term of years or months that begins on a day: 2026-01-01 and 5 years give 2030-12-31. */
export function endOfTerm(from: string, term: { years: number; months: number }): string {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  const months = month - 1 + term.years * 12 + term.months;
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, months, Math.min(day, last)));
  // A term that would end in the middle of a shorter month ends with it.
  if (day <= last) end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

function toYear(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const digits = [...text.replace(/[○零]/gu, "〇")].map((it) => HAN_DIGITS.indexOf(it));
  return Number(digits.join(""));
}

function toNumber(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : (parseChineseNumber(text) ?? 0);
}

function toIso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
  return isDay && date.getUTCDate() === day && year > 1948 ? date.toISOString().slice(0, 10) : null;
}
