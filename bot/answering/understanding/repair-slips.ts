import type { Tokenizer } from "#retrieval/tokenize.ts";
import type { SoundIndex } from "./sound-index.ts";

const LONGEST_SLIP = 6;

/**
 * Replaces characters that sound like one of the project's terms but are not it: 培训补帖 → 培训补贴,
 * 公祖房 → 公租房.
 *
 * Three characters and more are replaced wherever they sound like a term; two only where the tokenizer
 * could make no word of them and that cut no word in two (地方|租 is no 房租), since many pairs of real
 * words share a sound.
 */
export function repairSlips(
  text: string,
  {
    sounds,
    tokenizer,
    known,
    idle,
  }: {
    sounds: SoundIndex;
    tokenizer: Tokenizer;
    known: ReadonlySet<string>;
    /** Words that say nothing of the subject: 有 before 托育 is not a slip for 幼. */
    idle: ReadonlySet<string>;
  },
): string {
  const words = new Set(tokenizer.words(text).filter((word) => word.length >= 2));
  const inside = findInsides(text, words);
  let repaired = "";
  for (let at = 0; at < text.length; ) {
    const cuts = inside.has(at) || inside.has(at + 2);
    const window = text.slice(at, at + LONGEST_SLIP);
    const slip = findSlip(window, { sounds, known, idle, words, cuts });
    repaired += slip?.term ?? text.charAt(at);
    at += slip?.length ?? 1;
  }
  return repaired;
}

/** The places that lie within one of the words. */
function findInsides(text: string, words: ReadonlySet<string>): Set<number> {
  const inside = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let place = at + 1; place < at + word.length; place += 1) inside.add(place);
    }
  }
  return inside;
}

function findSlip(
  window: string,
  by: {
    sounds: SoundIndex;
    known: ReadonlySet<string>;
    idle: ReadonlySet<string>;
    words: ReadonlySet<string>;
    /** Whether the first two characters begin or end within a word. */
    cuts: boolean;
  },
): { term: string; length: number } | undefined {
  const run = /^\p{Script=Han}*/u.exec(window)?.[0] ?? "";
  for (let length = run.length; length >= 2; length -= 1) {
    const piece = run.slice(0, length);
    if (by.known.has(piece)) return { term: piece, length };
    if (length === 2 && (by.cuts || by.words.has(piece))) continue;
    const term = by.sounds
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
