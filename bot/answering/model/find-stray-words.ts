import { cleanText } from "./clean-text.ts";
import { PLAIN_ENGLISH, PLAIN_WORDS } from "./plain-words.ts";

const HAN = /\p{Script=Han}/u;
/** Of Chinese as many characters in a row count as taken from a passage. */
const TAKEN = 2;
const DENIES = /[不无未非没免勿别停]/u;
/** Of an English word as many letters: applies and application are one. */
const STEM = 5;

/**
 * Finds the words of a sentence that neither stand in its passages nor only join what does. Checks of figures and names
 * let pass what has none; a model that was talked into something else uses other words, and is caught by them.
 *
 * @param passages with what else is known of the matter, such as its names
 */
export function findStrayWords(sentence: string, passages: readonly string[]): string[] {
  const text = cleanText(sentence).toLowerCase();
  const grounds = passages.map((passage) => cleanText(passage).toLowerCase()).join("\n");
  return HAN.test(text) ? strayChinese(text, grounds) : strayEnglish(text, grounds);
}

function strayEnglish(text: string, grounds: string): string[] {
  const stem = (word: string): string => word.slice(0, STEM);
  const known = new Set([...wordsOf(grounds).map(stem), ...PLAIN_ENGLISH.map(stem)]);
  const words = wordsOf(text);
  const stray = words.filter((word) => !known.has(stem(word)));
  return words.length === 0 ? [text] : stray;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Longest first, so that 也就是说 is not 也 and three characters more. */
const JOINING = new RegExp(
  PLAIN_WORDS.toSorted((one, other) => other.length - one.length).join("|"),
  "gu",
);

function strayChinese(text: string, grounds: string): string[] {
  const runs = text.match(/(?:[\p{L}\p{N}]|(?<=\d)[.,](?=\d))+/gu) ?? [];
  const stray = runs.flatMap((run) => strayOfRun(run, grounds));
  const says = runs.some((run) => run.length >= TAKEN && hasTaken(run, grounds));
  return says ? stray : [text];
}

function strayOfRun(run: string, grounds: string): string[] {
  const isKnown = Array.from({ length: run.length }, () => false);
  const mark = (start: number, end: number): void => {
    isKnown.fill(true, start, end);
  };
  for (let at = 0; at + TAKEN <= run.length; at += 1)
    if (grounds.includes(run.slice(at, at + TAKEN))) mark(at, at + TAKEN);
  const open = run.replaceAll(/./gsu, (sign, at: number) =>
    isKnown[at] ? "\n".repeat(sign.length) : sign,
  );
  for (const { 0: word, index } of open.matchAll(JOINING)) mark(index, index + word.length);
  const rest = run.replaceAll(/./gsu, (sign, at: number) =>
    isKnown[at] ? "\n".repeat(sign.length) : sign,
  );
  return rest.split("\n").filter((piece) => piece !== "" && !isSingle(piece, grounds));
}

/**
 * 证 of 证书: one character that a passage has too. What denies must stand in it before the same word; figures are held
 * against the passages by who knows their units.
 */
function isSingle(piece: string, grounds: string): boolean {
  if (/^[\d.,]+$/u.test(piece)) return true;
  return piece.length === 1 && HAN.test(piece) && !DENIES.test(piece) && grounds.includes(piece);
}

function hasTaken(run: string, grounds: string): boolean {
  return Array.from({ length: run.length - TAKEN + 1 }, (_, at) => run.slice(at, at + TAKEN)).some(
    (pair) => grounds.includes(pair),
  );
}
