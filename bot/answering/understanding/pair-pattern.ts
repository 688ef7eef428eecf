import type { WordPairs } from "#knowledge/language.ts";

/** Characters that may stand between the two words of a pair. */
const WITHIN = 16;

/**
 * The pattern of a word and, close behind it, another.
 *
 * @param stops characters that part the two, whatever stands between them
 */
export function toPairPattern({ first, second }: WordPairs, stops: string): RegExp {
  const either = (words: readonly string[]): string => words.map(RegExp.escape).join("|");
  return new RegExp(
    `(?:${either(first)})[^${stops}]{0,${WITHIN}}?(?<![a-z])(?:${either(second)})`,
    "iu",
  );
}
