import type { LawTerm } from "#knowledge/law-terms.ts";
import { createLongestMatcher } from "../longest-match.ts";

/** Gives the terms of the law for the everyday words in a text. */
export type LawTermFinder = (text: string) => readonly string[];

/** Creates the finder; a word inside a longer one that matched does not count. */
export function createLawTermFinder(terms: readonly LawTerm[]): LawTermFinder {
  const byWord = new Map<string, Set<string>>();
  for (const { term, words } of terms) {
    for (const word of words) byWord.set(word, (byWord.get(word) ?? new Set()).add(term));
  }
  const match = createLongestMatcher(byWord.keys());
  return (text) => [...new Set(match(text).flatMap((word) => [...(byWord.get(word) ?? [])]))];
}
