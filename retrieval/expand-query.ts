import type { Concept } from "#knowledge/glossary.ts";

/** Adds to a query the sources' terms for the everyday words in it. */
export type QueryExpander = (query: string) => string;

/**
 * Creates the expander from the glossary; a word inside a longer one that matched does not count, and of a word
 * that two concepts have the first.
 */
export function expandQuery(glossary: readonly Concept[]): QueryExpander {
  const terms = new Map<string, string>();
  for (const { term, words, english } of glossary) {
    for (const word of [...words, ...english]) if (!terms.has(word)) terms.set(word, term);
  }
  const longestFirst = [...terms.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(toPattern).join("|"), "gu");
  return (query) => {
    const added = (query.match(pattern) ?? []).map((word) => terms.get(word) ?? "");
    return [query, ...new Set(added)].join(" ");
  };
}

function toPattern(word: string): string {
  return /^[a-z]/u.test(word) ? `(?<![a-z])${RegExp.escape(word)}(?![a-z])` : RegExp.escape(word);
}
