/** Eleven digits from 13 to 19, also with +86 before them and with spaces or hyphens between. */
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?!\d)/gu;
const SEPARATORS = "[\\s/,;、，；|]";
const REPEATED = new RegExp(
  `${SEPARATORS}*([/,;、，；|])${SEPARATORS}*[/,;、，；|]${SEPARATORS}*`,
  "gu",
);
const AT_ENDS = new RegExp(`^${SEPARATORS}+|${SEPARATORS}+$`, "gu");

/** Gives a text without the numbers of mobile phones: they belong to persons, and persons change. */
export function dropMobileNumbers(text: string): { rest: string; dropped: number } {
  let dropped = 0;
  const without = text.replace(MOBILE, () => {
    dropped += 1;
    return "";
  });
  if (dropped === 0) return { rest: text, dropped };
  return { rest: without.replace(REPEATED, "$1").replace(AT_ENDS, ""), dropped };
}
