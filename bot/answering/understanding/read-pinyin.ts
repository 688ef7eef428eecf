import { pinyin } from "pinyin-pro";

/** Reads toneless pinyin (`jia zhuang dian ti`) as words, or gives `undefined` when it makes no sense. */
export type PinyinReader = (letters: string) => string | undefined;

/** Share of the letters that must be read as known words before they are taken for what was meant. */
const MIN_READ_SHARE = 0.5;
/** A row of syllables by the initials and finals of 汉语拼音方案 (GB/T 16159), tones left out. */
const SYLLABLES =
  /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i(?:ang|ong|an|ao|ng|a|e|u|n)?|u(?:ang|an|ai|ng|a|o|i|e|n)?|v(?:an|e|n)?|ang|eng|ong|ai|ei|ao|ou|an|en|er|a|o|e))+$/u;

interface Reading {
  readonly weight: number;
  /** Letters read as terms. */
  readonly covered: number;
  readonly terms: readonly string[];
}

/** Whether every word of a text is a row of pinyin syllables, as those of an English sentence hardly are. */
export function isPinyin(text: string): boolean {
  const words = text.match(/[a-z]+/gu) ?? [];
  return words.length > 0 && words.every((word) => SYLLABLES.test(word));
}

/** Creates the reader over the given words of two to eight characters; of words spelled alike the first counts. */
export function createPinyinReader(words: Iterable<string>): PinyinReader {
  const bySpelling = new Map<string, string>();
  for (const word of new Set(words)) {
    if (!/^\p{Script=Han}{2,8}$/u.test(word)) continue;
    const spelling = pinyin(word, { toneType: "none", type: "array", v: true }).join("");
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, word);
  }
  const longest = Math.max(0, ...[...bySpelling.keys()].map(({ length }) => length));
  return (letters) => readPinyin(letters, bySpelling, longest);
}

/**
 * The reading with the most letters in long terms (the sum of squared lengths: 消费券 says more than 消费 and
 * 权数), found from the left by dynamic programming.
 */
function readPinyin(
  text: string,
  terms: ReadonlyMap<string, string>,
  longest: number,
): string | undefined {
  const letters = text.replaceAll(/[^a-z]/gu, "");
  if (letters.length < 4) return undefined;
  const best: Reading[] = [{ weight: 0, covered: 0, terms: [] }];
  for (let end = 1; end <= letters.length; end += 1) {
    let here = best[end - 1] ?? { weight: 0, covered: 0, terms: [] };
    for (let start = Math.max(0, end - longest); start < end - 2; start += 1) {
      const term = terms.get(letters.slice(start, end));
      const before = best[start];
      if (!term || !before) continue;
      const length = end - start;
      const weight = before.weight + length ** 2;
      if (weight > here.weight)
        here = { weight, covered: before.covered + length, terms: [...before.terms, term] };
    }
    best.push(here);
  }
  const reading = best.at(-1);
  if (!reading || reading.covered / letters.length < MIN_READ_SHARE) return undefined;
  return reading.terms.join("");
}
