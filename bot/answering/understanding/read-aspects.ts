import { ASPECTS, type Aspect, type Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";
import { toPairPattern } from "./pair-pattern.ts";

/** Reads from a question's words what it wants to know. */
export type AspectReader = (text: string) => ReadonlySet<Aspect>;

/** 「去年开了店，多少钱一平」 tells of a year in one clause and asks in another. */
const STOPS = "。.!！?？,，;；";

/**
 * Creates the reader. The words of an aspect are taken out before the next one is looked for, so that
 * 多少钱 asks for money and not also for a number (`ASPECTS` has the narrower aspect first). What two words ask for
 * together (去年 … 多少起) is added; who asks for hours asks for no date.
 */
export function createAspectReader({
  aspects,
  aspectPairs,
}: Pick<Language, "aspects" | "aspectPairs">): AspectReader {
  const matchers = ASPECTS.map((aspect) => ({ aspect, match: createWordMatcher(aspects[aspect]) }));
  const readPairs = createPairReader(aspectPairs);
  return (text) => {
    const found = new Set<Aspect>(readPairs(text));
    let rest = text;
    for (const { aspect, match } of matchers) {
      const words = match(rest);
      if (words.length > 0) found.add(aspect);
      for (const word of words) rest = rest.replace(word, " ");
    }
    if (found.has("hours")) found.delete("when");
    return found;
  };
}

function createPairReader(pairs: Language["aspectPairs"]): (text: string) => readonly Aspect[] {
  const matchers = pairs.map(({ aspect, unless, ...words }) => ({
    aspect,
    pattern: toPairPattern(words, STOPS),
    otherwise: createWordMatcher(unless),
  }));
  return (text) =>
    matchers
      .filter(({ pattern, otherwise }) => pattern.test(text) && otherwise(text).length === 0)
      .map(({ aspect }) => aspect);
}
