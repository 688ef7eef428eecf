import { parseChineseNumber } from "../chinese-number.ts";
import type { DocumentFacts, DocumentPassage, Quoted } from "./document-passage.ts";
import { toPlain } from "./mend-text.ts";
import { DAY, endOfTerm, readDay } from "./read-day.ts";

const RUN = "施行|试行|实施|执行|生效|起用|起算";
const OWN =
  "本(?:办法|条例|规定|通知|意见|方案|细则|规则|决定|政策|措施|行动方案|计划|指南|文件|标准|目录|公告|通告|制度|实施意见|实施细则|实施办法|若干\\p{Script=Han}{2,6})";
/** 自2026年1月1日起（至2027年12月31日）施行. */
const BEGINS = `自(?:(${DAY})|((?:发布|公布|印发|颁布|下发)之日))起(?:(?:至|到)(${DAY})(?:止)?)?[^。；;，,]{0,6}?(?:${RUN}|至(${DAY}))`;
const OWN_BEGIN = new RegExp(`${OWN}[^。；;，,：:《》]{0,12}?${BEGINS}`, "u");
const BEGIN = new RegExp(BEGINS, "u");
const UNTIL = new RegExp(
  `(?:有效期(?:限)?|试行期(?:限)?|执行期(?:限)?|实施期(?:限)?|政策期限)[^。；;，,\\d一二三四五六七八九十]{0,8}?(?:自${DAY}起?)?(?:至|到|截至|截止至?)(${DAY})|(?:执行|实施|施行|有效)(?:至|到)(${DAY})`,
  "u",
);
const TERM =
  /(?:有效期(?:限)?|试行期(?:限)?|执行期(?:限)?|实施期(?:限)?|试行|暂行)(?:为|是)?([\d一二两三四五六七八九十]{1,3})(年半?|个月)/u;

type Validity = Pick<DocumentFacts, "from" | "until">;

/** Finds from when to when a document holds, by its own words; days on which others ended are not its own. */
export function readValidity(
  passages: readonly DocumentPassage[],
  issuedOn: Quoted<string> | null,
): Validity {
  const from = findFrom(passages, issuedOn);
  return {
    from: from?.from ?? null,
    until: from?.until ?? findUntil(passages, from?.from ?? null),
  };
}

function findFrom(
  passages: readonly DocumentPassage[],
  issuedOn: Quoted<string> | null,
): Validity | null {
  const seek = (pattern: RegExp) =>
    passages.flatMap((passage) => {
      const match = pattern.exec(toPlain(passage.text));
      return match ? [{ passage, match }] : [];
    });
  const own = seek(OWN_BEGIN)[0] ?? seek(BEGIN).find(isOfItself);
  if (!own) return null;
  const { passage, match } = own;
  const day = match[1] ? readDay(match[1]) : (issuedOn?.value ?? null);
  if (day === null) return null;
  const quote = quoteOf(passage, match.index, match[0].length);
  const last = match[3] ?? match[4];
  const until = last === undefined ? null : readDay(last);
  const at = { quote, locator: passage.locator };
  return { from: { value: day, ...at }, until: until === null ? null : { value: until, ...at } };
}

/** Not in a sentence that repeals another document, and not in a list of such. */
function isOfItself({
  passage,
  match,
}: {
  passage: DocumentPassage;
  match: RegExpExecArray;
}): boolean {
  const before = toPlain(passage.text).slice(0, match.index);
  return !/《[^》]*》[^。；;]*$/u.test(before);
}

function findUntil(
  passages: readonly DocumentPassage[],
  from: Quoted<string> | null,
): Quoted<string> | null {
  for (const passage of passages) {
    const plain = toPlain(passage.text);
    const dated = UNTIL.exec(plain);
    const until = dated && readDay(dated[1] ?? dated[2] ?? "");
    if (dated && until) return toQuoted(until, passage, dated);
    const term = TERM.exec(plain);
    if (!term || !from || isOfOthers(plain, term.index)) continue;
    const value = endOfTerm(from.value, readTerm(term[1] ?? "", term[2] ?? ""));
    return toQuoted(value, passage, term);
  }
  return null;
}

/** Certificates have a term of validity too: only one named beside the document's own beginning or alone is its own. */
function isOfOthers(plain: string, index: number): boolean {
  const sentence =
    plain
      .slice(0, index)
      .split(/[。；;]/u)
      .at(-1) ?? "";
  return /证|许可|资格|凭证|合同|承诺|备案|公示/u.test(sentence) || /证书?$|许可$/u.test(sentence);
}

function readTerm(count: string, unit: string): { years: number; months: number } {
  const number = /^\d+$/u.test(count) ? Number(count) : (parseChineseNumber(count) ?? 0);
  if (unit === "个月") return { years: 0, months: number };
  return { years: number, months: unit === "年半" ? 6 : 0 };
}

function toQuoted(value: string, passage: DocumentPassage, match: RegExpExecArray): Quoted<string> {
  return { value, quote: quoteOf(passage, match.index, match[0].length), locator: passage.locator };
}

function quoteOf({ text }: DocumentPassage, at: number, length: number): string {
  return text.slice(at, at + length).trim();
}
