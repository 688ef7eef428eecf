import type { Language } from "#knowledge/language.ts";

/** 伐 ends a Shanghainese question; elsewhere (步伐) it is an ordinary character. */
const QUESTION_TAG = /[伐哇](?=[?？!！。，, ]|$)/gu;

/** Creates the translator of Shanghainese, Cantonese and Taiwanese words into standard ones. */
export function createDialectTranslator(dialect: Language["dialect"]): (text: string) => string {
  const words = new Map(
    [dialect.shanghainese, dialect.cantonese, dialect.taiwan].flatMap((table) =>
      Object.entries(table),
    ),
  );
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(RegExp.escape).join("|"), "gu");
  return (text) =>
    text.replaceAll(pattern, (word) => words.get(word) ?? word).replaceAll(QUESTION_TAG, "吗");
}
