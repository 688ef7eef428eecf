import { type Found, plainClaim } from "./claim.ts";

/** 沪府办发〔2022〕23号, with any brackets; the mark of the issuer is read with it. */
const NUMBERED = /([\p{Script=Han}]{1,8})[〔[(（【]((?:19|20)\d{2})[〕\])）】]第?(\d{1,4})号/uy;
/** 公告2026年第10号, （2025年第17号）. */
const OF_YEAR = /((?:19|20)\d{2})年第(\d{1,4})号/uy;
/** A mark starts with the place or body that issues; what stands before is the sentence. */
const STARTS = /[沪国京浙苏粤财人发建商民税银工卫教文医]|[黄徐长静普虹杨闵宝嘉浦金松青奉崇]府/u;
/** Of the name of a body or place that stands before the mark. */
const OF_NAME = /[区局市会]|.[沪国京浙苏粤]/u;
const PLACES = /[沪国京浙苏粤]/gu;

/** Reads a 文号 at a place. */
export function readDocumentNumber(text: string, at: number): Found | undefined {
  NUMBERED.lastIndex = at;
  const [printed, mark = "", year = "", number = ""] = NUMBERED.exec(text) ?? [];
  if (printed && mark.search(STARTS) === 0 && !OF_NAME.test(mark)) {
    const keys = marksIn(mark).map((own) => `${own}〔${year}〕${number}号`);
    const claim = plainClaim("document-number", printed, "");
    return { claim: { ...claim, needs: keys, gives: keys }, length: printed.length };
  }
  OF_YEAR.lastIndex = at;
  const [ofYear, itsYear = "", itsNumber = ""] = OF_YEAR.exec(text) ?? [];
  if (!ofYear) return undefined;
  const claim = plainClaim("document-number", ofYear, `${itsYear}年第${itsNumber}号`);
  return { claim, length: ofYear.length };
}

/** Where the issuer's mark may start in what stands before the year: at its place, else at any body. */
function marksIn(before: string): string[] {
  const place = [...before.matchAll(PLACES)].at(-1)?.index;
  if (place !== undefined) return [before.slice(place)];
  return [...before]
    .map((_, i) => i)
    .map((i) => before.slice(i))
    .filter((mark) => mark.search(STARTS) === 0);
}
