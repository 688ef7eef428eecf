/** Characters that show nothing: zero-width ones, marks of direction, the byte order mark, the soft hyphen. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
const GAPS = /[\s\p{Cc}]+/gu;
const FULL_WIDTH_DIGIT = /[０-９]/gu;
/** Most cells need nothing, and testing is quicker than replacing. */
const NEEDS_WORK = /[\p{Cc}\p{Cf}０-９]|\s\s|[^\S ]/u;
const FULL_WIDTH_SHIFT = 0xfee0;

/** Gives a cell without control characters, invisible ones and surrounding spaces, its digits in ASCII. */
export function normaliseText(text: string): string {
  if (!NEEDS_WORK.test(text)) return text.trim();
  return text
    .replace(INVISIBLE, "")
    .replace(GAPS, " ")
    .replace(FULL_WIDTH_DIGIT, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) - FULL_WIDTH_SHIFT),
    )
    .trim();
}
