/** Eighteen places, the last perhaps X, that no other digit stands beside; perhaps set as region, day of birth, rest. */
const ID_NUMBER = /(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dXx])/gu;
/** Eleven digits from 13 to 19 (工信部《电信网编号计划》), perhaps with +86 before and set in groups. */
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/gu;
/** Sixteen to nineteen digits (ISO/IEC 7812-1), perhaps set in fours. */
const CARD = /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu;

const FULL_WIDTH = /[０-９ｘＸ＋－]/gu;
/** From a full-width sign to the common one. */
const WIDTH = 0xfee0;

/**
 * Puts stars in the place of what tells who somebody is: identity numbers (checksum of GB 11643-1999), mobile numbers,
 * bank cards (Luhn, ISO/IEC 7812-1 annex B). As long as the text was, so that what counts its places still does; numbers
 * of hotlines, documents and sums stay.
 */
export function maskPersonal(text: string): string {
  const common = text.replaceAll(FULL_WIDTH, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - WIDTH),
  );
  const found = [
    ...find(common, ID_NUMBER, isIdNumber),
    ...find(common, MOBILE, () => true),
    ...find(common, CARD, isCard),
  ];
  return found.reduce(
    (masked, { start, end }) =>
      masked.slice(0, start) +
      masked.slice(start, end).replaceAll(/[\p{Nd}xXｘＸ]/gu, "*") +
      masked.slice(end),
    text,
  );
}

function find(
  text: string,
  pattern: RegExp,
  isMeant: (digits: string) => boolean,
): { start: number; end: number }[] {
  return Array.from(text.matchAll(pattern))
    .filter(([match]) => isMeant(match.replaceAll(/[ -]/gu, "")))
    .map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
}

/** ISO 7064 MOD 11-2 over the first seventeen, as GB 11643-1999 has it, and a day that there is. */
function isIdNumber(number: string): boolean {
  const sum = Array.from(number.slice(0, 17)).reduce(
    (total, digit, place) => total + Number(digit) * 2 ** (17 - place),
    0,
  );
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/u.exec(number) ?? [];
  const isDay = !Number.isNaN(Date.parse(`${year}-${month}-${day}`));
  return isDay && "10X98765432"[sum % 11] === number.at(-1)?.toUpperCase();
}

function isCard(number: string): boolean {
  const sum = Array.from(number, Number)
    .reverse()
    .reduce((total, digit, place) => total + (place % 2 === 0 ? digit : luhn(digit)), 0);
  return sum % 10 === 0;
}

function luhn(digit: number): number {
  return digit * 2 - (digit > 4 ? 9 : 0);
}
