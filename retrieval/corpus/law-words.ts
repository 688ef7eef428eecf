import type { LawTerm } from "#knowledge/law-terms.ts";

/** Gives the terms of the law for the everyday words in a text. */
export type LawTermFinder = (text: string) => readonly string[];

/** Creates the finder; a word inside a longer one that matched does not count. */
export function createLawTermFinder(terms: readonly LawTerm[]): LawTermFinder {
  const byWord = new Map<string, Set<string>>();
  for (const { term, words } of terms) {
    for (const word of words) byWord.set(word, (byWord.get(word) ?? new Set()).add(term));
  }
  if (byWord.size === 0) return () => [];
  const longestFirst = [...byWord.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(RegExp.escape).join("|"), "gu");
  return (text) => [
    ...new Set((text.match(pattern) ?? []).flatMap((word) => [...(byWord.get(word) ?? [])])),
  ];
}
