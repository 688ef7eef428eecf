import type { Concept } from "#knowledge/glossary.ts";
import { createLongestMatcher } from "./longest-match.ts";

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
  const match = createLongestMatcher(terms.keys());
  return (query) => {
    const added = match(query).map((word) => terms.get(word) ?? "");
    return [query, ...new Set(added)].join(" ");
  };
}
