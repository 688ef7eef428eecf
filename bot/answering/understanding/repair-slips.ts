import type { Tokenizer } from "#retrieval/tokenize.ts";
import type { SoundIndex } from "./sound-index.ts";

const LONGEST_SLIP = 6;

interface SlipSources {
  readonly sounds: SoundIndex;
  readonly tokenizer: Tokenizer;
  readonly known: ReadonlySet<string>;
  /** Slips that are seen often: even where they make a word they are none. */
  readonly slips: ReadonlySet<string>;
  /** What the sources write: whatever stands in it is typed as it is meant (护理员 is no 护理院). */
  readonly written: string;
  /** Words that say nothing of the subject: 有 before 托育 is not a slip for 幼. */
  readonly idle: ReadonlySet<string>;
}

/** Where the words begin and end that hold a character; its own place when no word does. */
interface Reach {
  start: number;
  end: number;
}

/** A text with what is needed to tell its slips. */
interface Scanned extends SlipSources {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly reaches: readonly Reach[];
}

/**
 * Replaces characters that sound like one of the project's terms but are not it: 培训补帖 → 培训补贴,
 * 公祖房 → 公租房.
 *
 * Three characters and more are replaced wherever they sound like a term, two only where they are a known slip or
 * the tokenizer could make no word of them, since many pairs of real words share a sound. A character that a word
 * outside holds is none typed by mistake: 地方|租 is no 房租, 北京|养老院 no 进养老院.
 */
export function repairSlips(text: string, sources: SlipSources): string {
  const words = new Set(sources.tokenizer.words(text).filter((word) => word.length >= 2));
  const scanned = { ...sources, text, words, reaches: findReaches(text, words) };
  let repaired = "";
  for (let at = 0; at < text.length; ) {
    const slip = findSlip(at, scanned);
    repaired += slip?.term ?? text.charAt(at);
    at += slip?.length ?? 1;
  }
  return repaired;
}

function findReaches(text: string, words: ReadonlySet<string>): Reach[] {
  const reaches = Array.from(text, (_, place) => ({ start: place, end: place + 1 }));
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (const reach of reaches.slice(at, at + word.length)) {
        reach.start = Math.min(reach.start, at);
        reach.end = Math.max(reach.end, at + word.length);
      }
    }
  }
  return reaches;
}

function findSlip(at: number, scanned: Scanned): { term: string; length: number } | undefined {
  const window = scanned.text.slice(at, at + LONGEST_SLIP);
  const run = /^\p{Script=Han}*/u.exec(window)?.[0] ?? "";
  for (let length = run.length; length >= 2; length -= 1) {
    const piece = run.slice(0, length);
    if (scanned.known.has(piece)) return { term: piece, length };
    const isListed = scanned.slips.has(piece);
    if (length === 2 && !isListed && scanned.words.has(piece)) continue;
    const term = scanned.sounds
      .soundingLike(piece)
      .find((candidate) => candidate.length === length && isSlip(piece, candidate, at, scanned));
    if (term && (isListed || !scanned.written.includes(piece))) return { term, length };
  }
  return undefined;
}

/** One character at least must be right, or the likeness is chance; and a function word is no slip. */
function isSlip(piece: string, term: string, at: number, { idle, reaches }: Scanned): boolean {
  const wrong = [...piece].flatMap((character, place) =>
    term.charAt(place) === character ? [] : [place],
  );
  const isMeant = (place: number): boolean => {
    const reach = reaches[at + place];
    const isHeldOutside =
      reach !== undefined && (reach.start < at || reach.end > at + piece.length);
    return isHeldOutside || idle.has(piece.charAt(place));
  };
  return wrong.length < piece.length && !wrong.some(isMeant);
}
