import type { Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";
import { toPairPattern } from "./pair-pattern.ts";

const STOPS = "。.!！?？";

/** Creates the reader of whether a message tries to give the bot new orders instead of asking. */
export function createInjectionReader(guard: Language["guard"]): (text: string) => boolean {
  const orders = createWordMatcher(guard.injection);
  const pairs = guard.injectionPairs.map((pair) => toPairPattern(pair, STOPS));
  return (text) => orders(text).length > 0 || pairs.some((pair) => pair.test(text));
}
