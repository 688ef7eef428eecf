import type { Language } from "#knowledge/language.ts";
import { createLongestReplacer } from "#retrieval/longest-match.ts";

/** 伐 ends a Shanghainese question; elsewhere (步伐) it is an ordinary character. */
const QUESTION_TAG = /[伐哇](?=[?？!！。，, ]|$)/gu;

/** Creates the translator of Shanghainese, Cantonese and Taiwanese words into standard ones. */
export function createDialectTranslator(dialect: Language["dialect"]): (text: string) => string {
  const words = new Map(
    [dialect.shanghainese, dialect.cantonese, dialect.taiwan].flatMap((table) =>
      Object.entries(table),
    ),
  );
  const replace = createLongestReplacer(words);
  return (text) => replace(text).replaceAll(QUESTION_TAG, "吗");
}
