import type { DocumentFacts, DocumentPassage, Quoted } from "./document-passage.ts";
import { toPlain } from "./mend-text.ts";
import { DAY, readDay } from "./read-day.ts";
import { readValidity } from "./read-validity.ts";

const NUMBER =
  /([\p{Script=Han}]{1,14}?)\s*[〔[【(]\s*((?:19|20)\d{2})\s*[〕\]】)]\s*(?:第\s*)?(\d{1,4})\s*号/u;
const ORDER = /[\p{Script=Han}]{2,20}(?:令|公告)\s*第?\s*[\d一二三四五六七八九十百零〇]+\s*号/u;
const LABELLED_NUMBER = /(?:文号|发文字号)\s*[:\t]?\s*/u;
const ISSUER_LABEL =
  /(?:发文机关|发布机构|发布单位|制定机关|发文单位|制发机关)\s*[:\t]\s*([^\s\t;；,，]{3,40})/u;
const DAY_LABEL = new RegExp(
  `(?:成文日期|发文日期|印发日期|发布日期|公布日期|发布时间)\\s*[:\\t]?\\s*(${DAY}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})`,
  "u",
);
const ENACTED = new RegExp(`(${DAY})[^。;；]{2,60}?(?:通过|公布|发布|批准)`, "u");
const ENACTOR =
  /(?<=日)(\p{Script=Han}{2,30}?(?:常务委员会|人民代表大会))第.{1,6}次会议(?:通过|修订)/u;
const PRINTED = new RegExp(`(${DAY})\\s*(?:印发|印制|发布)`, "u");
const ABOUT = /^(.{3,60}?)(?:印发|发布)?关于/u;
/** Up to here stands what a document says of itself at its head. */
const HEAD_PASSAGES = 20;

/** Reads what a document says of itself, each thing with the words that say so; what it does not say is `null`. */
export function readFacts(
  passages: readonly DocumentPassage[],
  fileTitle: string | null,
): DocumentFacts {
  const head = headOf(passages);
  const title = readTitle(passages, fileTitle);
  const issuedOn = readIssuedOn(passages, head);
  return {
    title,
    number: readNumber(head),
    issuers: readIssuers(passages, head),
    issuedOn,
    ...readValidity(passages, issuedOn),
  };
}

/** Until the first provision: a 文号 after it is that of another document. */
function headOf(passages: readonly DocumentPassage[]): DocumentPassage[] {
  const first = passages.findIndex(({ kind }) => kind === "clause" || kind === "item");
  return passages.slice(0, Math.min(first < 0 ? HEAD_PASSAGES : first, HEAD_PASSAGES));
}

function readTitle(
  passages: readonly DocumentPassage[],
  fileTitle: string | null,
): Quoted<string> | null {
  const first = passages.findIndex(({ kind }) => kind === "title");
  if (first < 0)
    return fileTitle === null ? null : { value: fileTitle, quote: fileTitle, locator: "文件属性" };
  const lines: string[] = [];
  for (const passage of passages.slice(first)) {
    if (passage.kind !== "title") break;
    lines.push(passage.text.trim());
  }
  const quote = lines.join("");
  return { value: quote, quote, locator: passages[first]?.locator ?? "" };
}

function readNumber(head: readonly DocumentPassage[]): Quoted<string> | null {
  for (const passage of head) {
    const plain = toPlain(passage.text);
    const isOwn =
      passage.locator.endsWith("文号") ||
      passage.kind === "table-row" ||
      LABELLED_NUMBER.test(plain);
    if (!isOwn) continue;
    const [quote, word = "", year = "", serial = ""] = NUMBER.exec(plain) ?? [];
    const { locator } = passage;
    if (quote !== undefined) {
      const at = plain.indexOf(quote);
      const value = `${word.replace(LABELLED_NUMBER, "")}〔${year}〕${Number(serial)}号`;
      return { value, quote: passage.text.slice(at, at + quote.length), locator };
    }
    const order = ORDER.exec(plain);
    if (order) return { value: order[0].replace(/\s/gu, ""), quote: order[0], locator };
  }
  return null;
}

function readIssuers(
  passages: readonly DocumentPassage[],
  head: readonly DocumentPassage[],
): Quoted<string>[] {
  const signed = signersOf(passages);
  if (signed.length > 0) return signed;
  for (const { text, locator, kind } of head) {
    const plain = toPlain(text);
    const labelled = ISSUER_LABEL.exec(plain)?.[1];
    if (labelled) return [{ value: labelled, quote: text.trim(), locator }];
    if (locator.endsWith("文头")) {
      const value = plain.replace(/\s/gu, "").replace(/(?:文件|令|公报)$/u, "");
      return [{ value, quote: text.trim(), locator }];
    }
    const about = kind === "title" ? ABOUT.exec(plain.replace(/\s/gu, ""))?.[1] : undefined;
    if (about && !/[《》]/u.test(about)) return [{ value: about, quote: text.trim(), locator }];
  }
  return readEnactor(head);
}

/** 2024年9月27日某市第十六届人民代表大会常务委员会第十五次会议通过 */
function readEnactor(head: readonly DocumentPassage[]): Quoted<string>[] {
  for (const { text, locator } of head) {
    const plain = toPlain(text).replace(/\s/gu, "");
    const [quote, body = ""] = ENACTOR.exec(plain) ?? [];
    if (quote) return [{ value: body.replace(/第[一二三四五六七八九十]+届/u, ""), quote, locator }];
  }
  return [];
}

/** The bodies above the first date of a signature. */
function signersOf(passages: readonly DocumentPassage[]): Quoted<string>[] {
  const first = passages.findIndex(({ kind }) => kind === "signature");
  const signers: Quoted<string>[] = [];
  for (const { kind, text, locator } of first < 0 ? [] : passages.slice(first)) {
    const plain = toPlain(text).replace(/\s/gu, "");
    if (kind !== "signature" || readDay(plain) !== null || /^(?:\(|抄送|主题词)|印发$/u.test(plain))
      break;
    signers.push({ value: plain.replace(/\(.*\)$/u, ""), quote: text.trim(), locator });
  }
  return signers;
}

function readIssuedOn(
  passages: readonly DocumentPassage[],
  head: readonly DocumentPassage[],
): Quoted<string> | null {
  for (const { kind, text, locator } of passages) {
    const value = kind === "signature" ? readDay(text) : null;
    if (value !== null) return { value, quote: text.trim(), locator };
  }
  const signature = passages.filter(({ kind }) => kind === "signature");
  return findDay(head, DAY_LABEL) ?? findDay(head, ENACTED) ?? findDay(signature, PRINTED);
}

function findDay(passages: readonly DocumentPassage[], pattern: RegExp): Quoted<string> | null {
  for (const { text, locator } of passages) {
    const match = pattern.exec(toPlain(text));
    const value = readDay(match?.[1] ?? "");
    if (!match || value === null) continue;
    const quote = text.slice(match.index, match.index + match[0].length);
    return { value, quote, locator };
  }
  return null;
}
