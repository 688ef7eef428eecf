import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { loadLawTerms } from "#knowledge/law-terms.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import {
  type CorpusPorts,
  type CorpusText,
  cutCorpus,
  indexPassages,
  openCorpusIndex,
} from "#retrieval/corpus/corpus-index.ts";
import { idleInDocuments } from "#retrieval/corpus/idle-words.ts";
import { createLawTermFinder } from "#retrieval/corpus/law-words.ts";
import { openSavedCorpus } from "#retrieval/corpus/saved-corpus.ts";
import { createLexicalIndex } from "#retrieval/lexical-index.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";

/** Finds the ids of the ten best documents. */
export type Search = (query: string) => readonly string[] | Promise<readonly string[]>;

/** Builds a search over a corpus; what it imports is loaded when it is built. */
export type Build = (corpus: readonly CorpusText[], vectors?: string) => Promise<Search>;

export const DEPTH = 10;

export interface Reopening {
  /** Building included. */
  readonly saveSeconds: number;
  readonly reopenSeconds: number;
  readonly fileMegabytes: number;
}

/** Shenwen's own search over documents. */
export const buildOwn: Build = async (corpus, vectors) => {
  const ports = createPorts(vectors);
  const cut = cutCorpus(corpus);
  const index = openCorpusIndex(cut, indexPassages(cut, ports), ports);
  return (query) => index.search(query, DEPTH).map(({ id }) => id);
};

/** What Shenwen's index takes to be built and saved, and to be opened again from its file. */
export function measureReopening(corpus: readonly CorpusText[]): Reopening {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-bench-"));
  const file = join(folder, "corpus.index");
  const seconds = (): number => {
    const began = performance.now();
    openSavedCorpus(file, corpus, createPorts());
    return (performance.now() - began) / 1000;
  };
  try {
    const saveSeconds = seconds();
    return { saveSeconds, reopenSeconds: seconds(), fileMegabytes: statSync(file).size / 1e6 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param vectors a file of `npm run train:embedder -- --out`; the project's own without it */
function createPorts(vectors?: string): CorpusPorts {
  const { language } = loadKnowledge();
  const idle = idleInDocuments(language);
  const lawTerms = createLawTermFinder(loadLawTerms());
  const embedder = createWordEmbedder(openWordVectors(vectors));
  return { tokenizer: createTokenizer([]), idle, lawTerms, embedder };
}

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
