import type { Language, WordPairs } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";

/** Characters that may stand between the two words of a pair. */
const WITHIN = 16;

/** Creates the reader of whether a message tries to give the bot new orders instead of asking. */
export function createInjectionReader(guard: Language["guard"]): (text: string) => boolean {
  const orders = createWordMatcher(guard.injection);
  const pairs = guard.injectionPairs.map(toPairPattern);
  return (text) => orders(text).length > 0 || pairs.some((pair) => pair.test(text));
}

function toPairPattern({ first, second }: WordPairs): RegExp {
  const either = (words: readonly string[]): string => words.map(RegExp.escape).join("|");
  return new RegExp(
    `(?:${either(first)})[^。.!！?？]{0,${WITHIN}}?(?<![a-z])(?:${either(second)})`,
    "iu",
  );
}
