import { expect, it } from "vitest";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { idleInDocuments } from "#retrieval/corpus/idle-words.ts";

const { language } = loadKnowledge();

it("leaves the words that ask idle, and lets places and kinds of document tell", () => {
  const idle = idleInDocuments(language);
  for (const word of ["什么", "的", "如何", "我们"]) expect(idle.has(word)).toBe(true);
  for (const word of ["上海", "规定", "措施"]) expect(idle.has(word)).toBe(false);
});

it("names only words that are idle to the bot", () => {
  const known = new Set(language.functionWords);
  expect(language.documentWords.filter((word) => !known.has(word))).toEqual([]);
});
