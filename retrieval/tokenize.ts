import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

/** Turns text into the tokens that are indexed and searched. */
export interface Tokenizer {
  /** Alike for tokenizers that cut alike. */
  readonly id: string;
  /** Words of a text in order, whole words before their parts; for the index and the query alike. */
  words(text: string): string[];
  /** Both kinds of token of a text. */
  cut(text: string): Tokens;
  /** A text cut once from end to end: joined, the segments are the text in lower case. */
  segments(text: string): string[];
  /** Both kinds in one list. */
  tokens(text: string): string[];
}

export interface Tokens {
  readonly words: readonly string[];
  /** The pairs of neighbouring Chinese characters, prefixed `_`. */
  readonly pairs: readonly string[];
}

const CHINESE_RUN = /\p{Script=Han}+/gu;
const WORD_CHARACTER = /[\p{Script=Han}a-z0-9]/u;
/** jieba's frequency for the project's own terms: above any common word, so that they stay whole. */
const OWN_TERM_FREQUENCY = 20_000;

/**
 * Creates the tokenizer: jieba's search mode, which gives a long term and its parts, plus character
 * bigrams, which mend what jieba cuts wrongly (开家社区食堂 → 开家 社区 食堂).
 *
 * @param ownTerms terms to keep whole, from the glossary and the matters
 */
export function createTokenizer(ownTerms: Iterable<string>): Tokenizer {
  const jieba = Jieba.withDict(dict);
  const lines = [...new Set(ownTerms)]
    .filter((term) => /^\p{Script=Han}{2,8}$/u.test(term))
    .map((term) => `${term} ${OWN_TERM_FREQUENCY} n`);
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join("\n")));

  const words = (text: string): string[] =>
    jieba
      .cutForSearch(text.toLowerCase(), true)
      .filter((word) => WORD_CHARACTER.test(word))
      .map(stemEnglish);
  return {
    id: createHash("sha256").update(lines.join("\n")).digest("hex"),
    words,
    segments: (text) => jieba.cut(text.toLowerCase(), true),
    cut: (text) => ({ words: words(text), pairs: bigrams(text) }),
    tokens: (text) => [...words(text), ...bigrams(text)],
  };
}

function bigrams(text: string): string[] {
  const pairs: string[] = [];
  for (const [run] of text.matchAll(CHINESE_RUN)) {
    for (let i = 0; i + 1 < run.length; i += 1) pairs.push(`_${run.slice(i, i + 2)}`);
  }
  return pairs;
}

/** Takes the plural and -ing off English words, which is all that the short English terms need. */
function stemEnglish(word: string): string {
  if (!/^[a-z]{4,}$/u.test(word)) return word;
  return word
    .replace(/ies$/u, "y")
    .replace(/(?<=[^s])s$/u, "")
    .replace(/(?<=[a-z]{3})ing$/u, "");
}
