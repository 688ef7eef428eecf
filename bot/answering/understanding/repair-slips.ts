import type { Tokenizer } from "#retrieval/tokenize.ts";
import type { PinyinLexicon } from "./pinyin-lexicon.ts";

const LONGEST_SLIP = 6;

/**
 * Replaces characters that sound like one of the project's terms but are not it: 培训补帖 → 培训补贴,
 * 公祖房 → 公租房.
 *
 * Three characters and more are replaced wherever they sound like a term; two only where the tokenizer
 * could make no word of them, since many pairs of real words share a sound.
 */
export function repairSlips(
  text: string,
  {
    lexicon,
    tokenizer,
    known,
    idle,
  }: {
    lexicon: PinyinLexicon;
    tokenizer: Tokenizer;
    known: ReadonlySet<string>;
    /** Words that say nothing of the subject: 有 before 托育 is not a slip for 幼. */
    idle: ReadonlySet<string>;
  },
): string {
  const words = new Set(tokenizer.words(text).filter((word) => word.length >= 2));
  let repaired = "";
  for (let at = 0; at < text.length; ) {
    const slip = findSlip(text.slice(at, at + LONGEST_SLIP), { lexicon, known, idle, words });
    repaired += slip?.term ?? text.charAt(at);
    at += slip?.length ?? 1;
  }
  return repaired;
}

function findSlip(
  window: string,
  by: {
    lexicon: PinyinLexicon;
    known: ReadonlySet<string>;
    idle: ReadonlySet<string>;
    words: ReadonlySet<string>;
  },
): { term: string; length: number } | undefined {
  const run = /^\p{Script=Han}*/u.exec(window)?.[0] ?? "";
  for (let length = run.length; length >= 2; length -= 1) {
    const piece = run.slice(0, length);
    if (by.known.has(piece)) return { term: piece, length };
    if (length === 2 && by.words.has(piece)) continue;
    const term = by.lexicon
      .soundingLike(piece)
      .find((candidate) => candidate.length === length && isSlip(piece, candidate, by.idle));
    if (term) return { term, length };
  }
  return undefined;
}

/** One character at least must be right, or the likeness is chance; and a function word is no slip. */
function isSlip(piece: string, term: string, idle: ReadonlySet<string>): boolean {
  const wrong = [...piece].filter((character, place) => term.charAt(place) !== character);
  return wrong.length < piece.length && !wrong.some((character) => idle.has(character));
}
