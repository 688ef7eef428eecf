/** Finds the words of a table in a text; Latin words count only between word boundaries. */
export type WordMatcher = (text: string) => readonly string[];

/** Creates a matcher; of overlapping words the longest is found. */
export function createWordMatcher(words: readonly string[]): WordMatcher {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(toPattern).join("|"), "giu");
  return (text) => text.match(pattern) ?? [];
}

function toPattern(word: string): string {
  const escaped = RegExp.escape(word);
  const before = /^[a-z]/iu.test(word) ? "(?<![a-z])" : "";
  const after = /[a-z]$/iu.test(word) ? "(?![a-z])" : "";
  return `${before}${escaped}${after}`;
}
