import type { Tokenizer } from "../tokenize.ts";

/** What a query says without the words that only ask: its words, and all its tokens. */
export interface Content {
  readonly words: readonly string[];
  /** Words and the pairs of characters within stretches that no idle word interrupts. */
  readonly tokens: readonly string[];
}

/**
 * Reads a query's content; a query that is idle words alone keeps them.
 *
 * @param idle words such as 什么, 多少 and 的
 */
export function readContent(
  query: string,
  { tokenizer, idle }: { tokenizer: Tokenizer; idle: ReadonlySet<string> },
): Content {
  const stretches = [""];
  for (const segment of tokenizer.segments(query)) {
    if (idle.has(segment)) stretches.push("");
    else stretches[stretches.length - 1] += segment;
  }
  const cuts = stretches.map(tokenizer.cut);
  const words = cuts.flatMap((cut) => cut.words).filter((word) => !idle.has(word));
  if (words.length === 0) return { words: tokenizer.words(query), tokens: tokenizer.tokens(query) };
  return { words, tokens: [...words, ...cuts.flatMap(({ pairs }) => pairs)] };
}
