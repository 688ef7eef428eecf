import type { Claim, Found } from "./claim.ts";

/** Parts of a date as far as a text tells them. */
export interface DateParts {
  readonly year: string | null;
  readonly month: string | null;
  readonly day: string | null;
}

const YEAR = "(?:19|20)\\d{2}";
const END = "(年?底|年?末|年底|年末)";
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<y>${YEAR})年(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号]`, "uy"),
  new RegExp(`(?<y>${YEAR})([-./])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})(?![\\d.]|号)`, "uy"),
  new RegExp(`(?<y>${YEAR})年(?<m>\\d{1,2})月(?<end>底|末)?`, "uy"),
  new RegExp(`(?<y>${YEAR})${END.replace("(", "(?<yend>")}`, "uy"),
  new RegExp(`(?<y>${YEAR})年(?!第)`, "uy"),
  new RegExp(`(?<y>${YEAR})(?=\\s?[至到、和与及—–~-]\\s?${YEAR}\\s?年)`, "uy"),
  /(?<m>\d{1,2})月(?<d>\d{1,2})[日号]/uy,
  /(?<m>\d{1,2})月(?<end>底|末)?(?![\d])/uy,
  /(?<plan>[“"「]?十[四五]五[”"」]?(?:期末|期间|末)?)/uy,
  /(?<relative>今年|明年|去年|后年|前年|本月|下月|下个月|上个月)/uy,
];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ENGLISH: readonly RegExp[] = [
  new RegExp(`${MONTH} (?<d>\\d{1,2})(?:st|nd|rd|th)?,? (?<y>${YEAR})(?!\\d)`, "iuy"),
  new RegExp(`(?<d>\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (?<y>${YEAR})(?!\\d)`, "iuy"),
  new RegExp(`${MONTH} (?<y>${YEAR})(?!\\d)`, "iuy"),
  new RegExp(`${MONTH} (?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d,]| ?(?:yuan|%))`, "iuy"),
  new RegExp(`(?<d>\\d{1,2})(?:st|nd|rd|th)? ${MONTH}(?![a-z])`, "iuy"),
  new RegExp(`(?<yend>(?:the )?end of )(?<y>${YEAR})(?!\\d)`, "iuy"),
  new RegExp(
    `(?<!\\p{Script=Han}|[\\d.,])(?<y>${YEAR})(?![\\d.]\\d|\\d|,\\d| ?(?:yuan|%|\\p{Script=Han}))`,
    "uy",
  ),
  /(?<relative>this year|next year|last year|next month|last month)/iuy,
];
const PLAN_END: Readonly<Record<string, string>> = { 十四五: "2025", 十五五: "2030" };

/**
 * Reads a date at a place, however it is written.
 *
 * @param before the date before it in the same text, whose year is meant where this one has none
 */
export function readDate(text: string, at: number, before: DateParts | null): Dated | undefined {
  for (const form of [...FORMS, ...ENGLISH]) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match?.groups) return toDated(match[0], match.groups, before);
  }
  return undefined;
}

/** A date found, with the parts that a later one without a year goes by. */
export interface Dated extends Found {
  readonly parts: DateParts;
}

type Groups = Readonly<Record<string, string | undefined>>;

function toDated(printed: string, groups: Groups, before: DateParts | null): Dated {
  const { relative, plan } = groups;
  if (relative) return wordy(printed, [relative.toLowerCase()], before);
  if (plan) {
    const name = plan.replaceAll(/[^十四五]/gu, "").slice(0, 3);
    const year = PLAN_END[name] ?? "";
    return wordy(printed, [name, year, `${year}-12-31`], before);
  }
  const year = groups["y"] ?? null;
  const named = groups["name"]?.slice(0, 3).toLowerCase();
  let month = named ? String(MONTHS.indexOf(named) + 1) : (groups["m"] ?? null);
  let day = groups["d"] ?? null;
  if (groups["yend"]) [month, day] = ["12", "31"];
  if (groups["end"] && month) day = lastDay(year ?? before?.year ?? null, month);
  const parts = { year, month: pad(month), day: pad(day) };
  const whole = { ...parts, year: year ?? before?.year ?? null };
  const gives = [...new Set([...forms(parts), ...forms(whole), ...endOf(parts)])];
  return { claim: dateClaim(printed, [keyOf(parts)], gives), length: printed.length, parts: whole };
}

function wordy(printed: string, keys: readonly string[], before: DateParts | null): Dated {
  return {
    claim: dateClaim(printed, keys, keys),
    length: printed.length,
    parts: before ?? { year: null, month: null, day: null },
  };
}

function dateClaim(printed: string, needs: readonly string[], gives: readonly string[]): Claim {
  return { kind: "date", printed, needs, gives, family: "date", isLoose: false };
}

/** 2026-03-31, 2026-03, 2026, 03-31, 03: whatever of it is known. */
function forms({ year, month, day }: DateParts): string[] {
  return [
    keyOf({ year, month, day }),
    keyOf({ year, month, day: null }),
    keyOf({ year, month: null, day: null }),
    keyOf({ year: null, month, day }),
    keyOf({ year: null, month, day: null }),
  ].filter((key) => key !== "");
}

/** A target for 2025 is one for its end. */
function endOf({ year, month, day }: DateParts): string[] {
  if (!year) return [];
  if (!month) return [`${year}-12-31`];
  return day ? [] : [`${year}-${month}-${lastDay(year, month)}`];
}

function keyOf({ year, month, day }: DateParts): string {
  return [year, month, month ? day : null].filter((part) => part !== null).join("-");
}

function lastDay(year: string | null, month: string): string {
  return String(new Date(Date.UTC(Number(year ?? 2025), Number(month), 0)).getUTCDate());
}

function pad(part: string | null): string | null {
  return part === null ? null : part.padStart(2, "0");
}
