import { loadLawTerms } from "#knowledge/law-terms.ts";
import type { CorpusPorts } from "#retrieval/corpus/corpus-index.ts";
import { createLawTermFinder } from "#retrieval/corpus/law-words.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";

/** What documents are searched with, the project's own word vectors among it. */
export function createCorpusPorts(ownTerms: readonly string[] = []): CorpusPorts {
  return {
    tokenizer: createTokenizer(ownTerms),
    idle: new Set(["什么", "多少", "的", "有", "吗", "怎么", "怎么办", "我", "了", "被"]),
    lawTerms: createLawTermFinder(loadLawTerms()),
    embedder: createWordEmbedder(openWordVectors()),
  };
}
