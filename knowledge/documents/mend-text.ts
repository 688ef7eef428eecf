import { loadDocumentWords } from "./document-words.ts";

/** Kangxi radicals and compatibility ideographs: NFKC gives the character of every one of them. */
const COMPATIBLE = /[\u2f00-\u2fd5\uf900-\ufaff]/gu;
const RADICAL = /[\u2e80-\u2eff]/gu;
/** Characters without width, and controls but for tab, line feed, form feed and carriage return. */
const INVISIBLE =
  /[[\p{Cc}--[\t\n\f\r]]\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]/gv;

/**
 * Gives a text with radicals in place of the characters they stand for mended and without invisible characters.
 *
 * Some PDFs print 食堂 with the radical ⻝. NFKC over the whole text would also make the parentheses of
 * official Chinese ASCII, so it works on two ranges; U+2E80–2EFF has a table, since NFKC mends 2 of its 115.
 */
export function mendText(text: string): string {
  const { radicals } = loadDocumentWords();
  return text
    .replace(COMPATIBLE, (character) => character.normalize("NFKC"))
    .replace(RADICAL, (character) => radicals[character] ?? character)
    .replace(INVISIBLE, "")
    .replaceAll("\u00a0", " ");
}

/** Gives a text as one line: breaks and tabs become spaces, runs of spaces one, an ideographic one where there is one. */
export function toLine(text: string): string {
  return text.replace(/\s+/gu, (spaces) => (spaces.includes("\u3000") ? "\u3000" : " ")).trim();
}

const FULL_WIDTH_START = 0xff01;
const FULL_WIDTH_END = 0xff5e;
const TO_ASCII = 0xfee0;
const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * Gives a text in which every full-width letter, digit and sign is its ASCII twin, to find things in.
 * Every character stays one unit, so offsets are those of the text.
 */
export function toPlain(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isWide = code >= FULL_WIDTH_START && code <= FULL_WIDTH_END;
    if (isWide) plain += String.fromCharCode(code - TO_ASCII);
    else plain += code === IDEOGRAPHIC_SPACE ? " " : text.charAt(at);
  }
  return plain;
}
