import { ASPECTS, type Aspect, type Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";

/** Reads from a question's words what it wants to know. */
export type AspectReader = (text: string) => ReadonlySet<Aspect>;

/**
 * Creates the reader. The words of an aspect are taken out before the next one is looked for, so that
 * 多少钱 asks for money and not also for a number (`ASPECTS` has the narrower aspect first).
 */
export function createAspectReader(table: Language["aspects"]): AspectReader {
  const matchers = ASPECTS.map((aspect) => ({ aspect, match: createWordMatcher(table[aspect]) }));
  return (text) => {
    const found = new Set<Aspect>();
    let rest = text;
    for (const { aspect, match } of matchers) {
      const words = match(rest);
      if (words.length > 0) found.add(aspect);
      for (const word of words) rest = rest.replace(word, " ");
    }
    return found;
  };
}
