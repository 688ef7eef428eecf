import type { Tokenizer } from "../tokenize.ts";
import { type Content, readContent } from "./content-tokens.ts";
import type { LawTermFinder } from "./law-words.ts";

/** What reading a question for documents takes. */
export interface QuestionPorts {
  readonly tokenizer: Tokenizer;
  /** Words that ask or join and say nothing of the subject. */
  readonly idle: ReadonlySet<string>;
  readonly lawTerms: LawTermFinder;
}

export interface WeighedQuestion {
  readonly content: Content;
  /** What each token of the content, and of the law's terms for it, counts for. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What a token counts for that the question has in other words only. */
const TERM_WEIGHT = 0.5;

/** Reads a question's content and adds the law's terms for its everyday words. */
export function weighQuestion(text: string, ports: QuestionPorts): WeighedQuestion {
  const content = readContent(text, ports);
  const weights = new Map(content.tokens.map((token) => [token, 1]));
  for (const term of ports.lawTerms(text)) {
    for (const token of [term, ...ports.tokenizer.cut(term).pairs])
      if (!weights.has(token)) weights.set(token, TERM_WEIGHT);
  }
  return { content, weights };
}
