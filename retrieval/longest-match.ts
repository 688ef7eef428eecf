/** Gives the known words that stand in a text, from left to right; inside a longer one none is looked for. */
export type LongestMatcher = (text: string) => string[];

const LATIN = /[a-z]/u;

/**
 * Creates the matcher. A word that begins with a Latin letter counts only where no other letter stands around it. Time
 * grows with the text and the longest word, not with the number of words, as it would in an alternation of thousands.
 */
export function createLongestMatcher(words: Iterable<string>): LongestMatcher {
  const wordAt = createWordFinder(words);
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

/** Creates a function that puts another text in the place of each known word; matches as `createLongestMatcher` does. */
export function createLongestReplacer(
  replacements: ReadonlyMap<string, string>,
): (text: string) => string {
  const wordAt = createWordFinder(replacements.keys());
  return (text) => {
    let result = "";
    let copied = 0;
    for (let at = 0; at < text.length; ) {
      const word = wordAt(text, at);
      if (word) {
        result += text.slice(copied, at) + (replacements.get(word) ?? word);
        copied = at + word.length;
      }
      at += word?.length ?? 1;
    }
    return copied === 0 ? text : result + text.slice(copied);
  };
}

/** Creates a function that gives the longest known word that begins at a place of a text. */
function createWordFinder(
  words: Iterable<string>,
): (text: string, at: number) => string | undefined {
  const known = new Set(words);
  const lengths = new Map<string, number[]>();
  for (const word of known) {
    const first = word.charAt(0);
    const own = lengths.get(first) ?? [];
    if (!own.includes(word.length)) own.push(word.length);
    lengths.set(first, own);
  }
  for (const own of lengths.values()) own.sort((a, b) => b - a);
  return (text, at) => {
    const own = lengths.get(text.charAt(at));
    if (!own) return undefined;
    const isInside = LATIN.test(text.charAt(at)) && LATIN.test(text.charAt(at - 1));
    if (isInside) return undefined;
    for (const length of own) {
      const piece = text.slice(at, at + length);
      if (known.has(piece) && !isCutShort(piece, text.charAt(at + length))) return piece;
    }
    return undefined;
  };
}

function isCutShort(piece: string, next: string): boolean {
  return LATIN.test(piece.charAt(0)) && LATIN.test(next);
}
