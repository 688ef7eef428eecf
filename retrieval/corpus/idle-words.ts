import type { Language } from "#knowledge/language.ts";

/**
 * The words that say nothing of what a document is about: those that say nothing to the bot, which speaks of one city's
 * policies, but for those that tell documents of all kinds and places apart.
 */
export function idleInDocuments(language: Language): ReadonlySet<string> {
  const telling = new Set(language.documentWords);
  const idle = [...language.functionWords, ...language.conversation.interrogatives];
  return new Set(idle.filter((word) => !telling.has(word)));
}
