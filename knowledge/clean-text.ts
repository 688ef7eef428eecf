/** A text made readable, each of whose characters still knows where it stood in the raw file. */
export interface CleanText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, its index in the raw text. */
  readonly rawOffsets: Uint32Array;
}

/** How the official PDF-to-text output prints a character, and what it stands for. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  [",", "，"],
  [".", "。"],
  [";", "；"],
  [":", "："],
  ["(", "（"],
  [")", "）"],
  ["«", "《"],
  ["»", "》"],
  ["％", "%"],
  ["．", "."],
  ["＋", "+"],
]);

const PAGE_NUMBER = /—[０-９]+—/gu;
const FULL_WIDTH_ZERO = 0xff10;

/**
 * Cleans the text layer of an official document: line breaks inside words, page numbers and full-width
 * digits go, ASCII punctuation becomes Chinese.
 *
 * Every change is one character for one character or a deletion, so offsets lead back to the raw file.
 * ASCII `.` ends sentences and full-width `．` is the decimal point, hence one table and no NFKC, which
 * would make both the same.
 */
export function cleanText(raw: string): CleanText {
  const dropped = new Set<number>();
  for (const page of raw.matchAll(PAGE_NUMBER)) {
    for (let i = 0; i < page[0].length; i += 1) dropped.add(page.index + i);
  }
  let text = "";
  const offsets: number[] = [];
  for (let i = 0; i < raw.length; i += 1) {
    const character = raw.charAt(i);
    if (dropped.has(i) || /\s/u.test(character)) continue;
    text += cleanCharacter(character);
    offsets.push(i);
  }
  return { text, rawOffsets: Uint32Array.from(offsets) };
}

function cleanCharacter(character: string): string {
  const digit = character.charCodeAt(0) - FULL_WIDTH_ZERO;
  if (digit >= 0 && digit <= 9) return String(digit);
  return REPLACEMENTS.get(character) ?? character;
}
