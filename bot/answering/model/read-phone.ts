import { type Found, plainClaim } from "./claim.ts";

const PHONE =
  /(?<![\d.,-])(?:(?:\+?86-?)?0\d{2,3}[- ]?\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9}|\d{8}|1[12]\d{3}|9[56]\d{3,4}|1[12]\d)(?![\d.,]?\d|[%％]|\s?(?:万|亿|多|余|元|人|个|家|张|户|天|日|年|月|平|床|次|名|岁|级|条|类|种|项|所|间|套|台|号|yuan|people|days|months))/uy;
/** Three digits are a phone only as one of these. */
const SHORT = /^(?:110|119|120|122|114)$/u;
/** Shanghai's area code may be left out. */
const AREA = /^(?:86)?021(?=\d{8}$)/u;

/** Reads a telephone number at a place, with or without hyphens and area code. */
export function readPhone(text: string, at: number): Found | undefined {
  PHONE.lastIndex = at;
  const printed = PHONE.exec(text)?.[0];
  if (!printed) return undefined;
  if (printed.length === 3 && !SHORT.test(printed)) return undefined;
  const digits = printed.replaceAll(/\D/gu, "").replace(AREA, "");
  return { claim: plainClaim("phone", printed, digits), length: printed.length };
}
