import type { Tongue } from "#knowledge/wording.ts";

const SENTENCE: Readonly<Record<Tongue, RegExp>> = {
  zh: /[^。！？!?]+[。！？!?]*/gu,
  en: /.+?(?:[.!?]+(?=\s|$)|$)/gsu,
};

/**
 * Splits a text into its sentences, each with its end. Of a text that may still go on the last is left out: all others are
 * the same however it goes on.
 */
export function splitSentences(text: string, tongue: Tongue, isEnded = true): string[] {
  const all = text.match(SENTENCE[tongue]) ?? [];
  return (isEnded ? all : all.slice(0, -1))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
