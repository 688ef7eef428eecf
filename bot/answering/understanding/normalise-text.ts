import { Converter } from "opencc-js/t2cn";

/** Characters that carry no text: controls, zero-width marks, direction marks, Unicode tags, BOM. */
const INVISIBLE =
  /[\p{Cc}\u{00AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{FEFF}\u{FFFD}\u{E0000}-\u{E007F}]/gu;
const FULL_WIDTH = /[！-～]/gu;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Full-width marks that stay as they are, because Chinese text is written with them. */
const CHINESE_MARKS = new Set("！，：；？（）");

const fromTaiwan = Converter({ from: "tw", to: "cn" });
const fromHongKong = Converter({ from: "hk", to: "cn" });

/**
 * Makes a message readable for the later steps: valid Unicode, no invisible characters, half-width
 * digits and letters, lower case, simplified characters (OpenCC's tables, Taiwan and Hong Kong
 * variants), single spaces.
 */
export function normaliseText(text: string): string {
  const readable = text
    .toWellFormed()
    .replaceAll(/[\n\r\t]+/gu, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(FULL_WIDTH, (mark) =>
      CHINESE_MARKS.has(mark) ? mark : String.fromCharCode(mark.charCodeAt(0) - FULL_WIDTH_SHIFT),
    )
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase();
  return simplify(readable);
}

/** Turns traditional characters into simplified ones. */
export function simplify(text: string): string {
  return fromHongKong(fromTaiwan(text));
}
