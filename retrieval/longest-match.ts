/** Gives the known words that stand in a text, from left to right; inside a longer one none is looked for. */
export type LongestMatcher = (text: string) => string[];

const LATIN = /[a-z]/u;

/**
 * Creates the matcher. A word that begins with a Latin letter counts only where no other letter stands around it. Time
 * grows with the text and the longest word, not with the number of words, as it would in an alternation of thousands.
 */
export function createLongestMatcher(words: Iterable<string>): LongestMatcher {
  const known = new Set(words);
  const lengths = new Map<string, number[]>();
  for (const word of known) {
    const first = word.charAt(0);
    const own = lengths.get(first) ?? [];
    if (!own.includes(word.length)) own.push(word.length);
    lengths.set(first, own);
  }
  for (const own of lengths.values()) own.sort((a, b) => b - a);
  const wordAt = (text: string, at: number): string | undefined => {
    const isInside = LATIN.test(text.charAt(at)) && LATIN.test(text.charAt(at - 1));
    if (isInside) return undefined;
    return lengths
      .get(text.charAt(at))
      ?.map((length) => text.slice(at, at + length))
      .find((piece) => known.has(piece) && !isCutShort(piece, text.charAt(at + piece.length)));
  };
  return (text) => {
    const found: string[] = [];
    for (let at = 0; at < text.length; ) {
      const word = wordAt(text, at);
      if (word) found.push(word);
      at += word?.length ?? 1;
    }
    return found;
  };
}

function isCutShort(piece: string, next: string): boolean {
  return LATIN.test(piece.charAt(0)) && LATIN.test(next);
}
