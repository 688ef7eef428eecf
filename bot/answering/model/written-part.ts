import { z } from "zod";
import { cleanText } from "./clean-text.ts";
import type { TokenPassage } from "./gather-passages.ts";

export const COMPLETENESS = ["complete", "partial", "none"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** What a model is to write, in this order: a sentence can be checked once it is known what it rests on. */
export const WrittenSchema = z.object({
  parts: z.array(z.object({ cites: z.array(z.string()), text: z.string() })),
  completeness: z.enum(COMPLETENESS),
});
export type RawPart = z.infer<typeof WrittenSchema>["parts"][number];

/** What a model wrote on passages that it named. */
export interface WrittenPart {
  readonly text: string;
  readonly passages: readonly [TokenPassage, ...TokenPassage[]];
}

/** Parts that are read; what comes behind them is not. */
export const MOST_PARTS = 8;
const LONGEST_PART = 400;
/** Before it is cleaned; longer ones are not looked at, so that what comes piece by piece costs no more at its end. */
const LONGEST_RAW = 5 * LONGEST_PART;
/** Passages that a part may rest on: held against all of them, nearly every sentence finds its words somewhere. */
const MOST_CITED = 3;

/**
 * Creates what reads a part, whole or as far as it has come: a token that was not given is dropped. `null` where there is
 * none left, or no word, or too many.
 */
export function createPartReader(
  given: readonly TokenPassage[],
): (part: RawPart) => WrittenPart | null {
  const byToken = new Map(given.map((passage) => [passage.token, passage]));
  return ({ text, cites }) => {
    if (text.length > LONGEST_RAW) return null;
    const named = new Set(cites.map((token) => token.trim()));
    const [first, ...others] = [...named]
      .flatMap((token) => byToken.get(token) ?? [])
      .slice(0, MOST_CITED);
    const cleaned = cleanText(text).replaceAll(/([。！？])[。.]+/gu, "$1");
    if (!first || cleaned.length > LONGEST_PART || !/[\p{L}\p{N}]/u.test(cleaned)) return null;
    return { text: cleaned, passages: [first, ...others] };
  };
}
