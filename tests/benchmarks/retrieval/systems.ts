import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import {
  type CorpusText,
  cutCorpus,
  indexPassages,
  openCorpusIndex,
} from "#retrieval/corpus/corpus-index.ts";
import { createLexicalIndex } from "#retrieval/lexical-index.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";

/** Finds the ids of the ten best documents. */
export type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

/** Builds a search over a corpus; what it imports is loaded when it is built. */
export type Build = (corpus: readonly CorpusText[]) => Promise<Search>;

export const DEPTH = 10;

/** Shenwen's own search over documents. */
export const buildOwn: Build = async (corpus) => {
  const { language } = loadKnowledge();
  const idle = new Set([...language.functionWords, ...language.conversation.interrogatives]);
  const ports = { tokenizer: createTokenizer([]), idle };
  const cut = cutCorpus(corpus);
  const index = openCorpusIndex(cut, indexPassages(cut, ports), ports);
  return (query) => index.search(query, DEPTH).map(({ id }) => id);
};

/** BM25 over jieba words and character pairs of whole documents, the plain way (k1 1.2, b 0.75). */
export const buildWordsAndPairs: Build = (corpus) => {
  const tokenizer = createTokenizer([]);
  return buildBm25(corpus, tokenizer.tokens);
};

/** BM25 over character pairs alone. */
export const buildPairs: Build = (corpus) => {
  const tokenizer = createTokenizer([]);
  return buildBm25(corpus, (text) => tokenizer.cut(text).pairs);
};

async function buildBm25(
  corpus: readonly CorpusText[],
  cut: (text: string) => readonly string[],
): Promise<Search> {
  const texts = (function* () {
    for (const { id, title, text } of corpus) yield { id, tokens: cut(`${title}\n${text}`) };
  })();
  const index = createLexicalIndex(texts, { k1: 1.2, b: 0.75 });
  return (query) => index.search(cut(query), DEPTH).map(({ id }) => id);
}
