import { DatabaseSync } from "node:sqlite";
import type { CorpusText } from "#retrieval/corpus/corpus-index.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";
import { type Build, buildOwn, buildPairs, buildWordsAndPairs, DEPTH } from "./systems.ts";

/** MiniSearch with the words of `Intl.Segmenter`, which its users take for Chinese. */
const buildMiniSearch: Build = (corpus) => {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return miniSearch(corpus, (text) =>
    [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
      isWordLike ? [segment] : [],
    ),
  );
};

const buildMiniSearchJieba: Build = (corpus) => miniSearch(corpus, createTokenizer([]).words);

const miniSearch = async (corpus: readonly CorpusText[], tokenize: (text: string) => string[]) => {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch<CorpusText>({ fields: ["title", "text"], tokenize });
  index.addAll(corpus);
  return (query: string) =>
    index
      .search(query)
      .slice(0, DEPTH)
      .map(({ id }) => String(id));
};

/** Orama with its own tokenizer for Mandarin. */
const buildOrama: Build = async (corpus) => {
  const { create, insertMultiple, search } = await import("@orama/orama");
  const { createTokenizer: createMandarin } = await import("@orama/tokenizers/mandarin");
  const schema = { key: "string", title: "string", text: "string" } as const;
  const db = create({ schema, components: { tokenizer: createMandarin() } });
  await insertMultiple(
    db,
    corpus.map(({ id, title, text }) => ({ key: id, title, text })),
  );
  return async (term) => {
    const { hits } = await search(db, { term, properties: ["title", "text"], limit: DEPTH });
    return hits.map(({ document }) => document.key);
  };
};

/**
 * LangChain's splitter and the in-memory vector store of its core package (there named FakeVectorStore, an exact
 * cosine scan), with Shenwen's own embedder.
 */
const buildLangChain: Build = async (corpus, vectors) => {
  const { RecursiveCharacterTextSplitter } = await import("@langchain/textsplitters");
  const { FakeVectorStore } = await import("@langchain/core/utils/testing");
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize: 500, chunkOverlap: 50 });
  const chunks = await splitter.createDocuments(
    corpus.map(({ title, text }) => `${title}\n${text}`),
    corpus.map(({ id }) => ({ id })),
  );
  const tokenizer = createTokenizer([]);
  const embedder = createWordEmbedder(openWordVectors(vectors));
  const embed = (text: string): number[] => [...embedder.embed(tokenizer.tokens(text))];
  const store = new FakeVectorStore({
    embedDocuments: async (texts) => texts.map(embed),
    embedQuery: async (text) => embed(text),
  });
  await store.addDocuments(chunks);
  return async (query) => {
    const near = await store.similaritySearch(query, DEPTH * 5);
    return [...new Set(near.map(({ metadata }) => String(metadata["id"])))].slice(0, DEPTH);
  };
};

/** SQLite's full-text search with its trigram tokenizer, every trigram of the question allowed to miss. */
const buildFts5: Build = async (corpus) => {
  const db = new DatabaseSync(":memory:");
  db.exec("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, text, tokenize='trigram')");
  const insert = db.prepare("INSERT INTO texts VALUES (?, ?, ?)");
  db.exec("BEGIN");
  for (const { id, title, text } of corpus) insert.run(id, title, text);
  db.exec("COMMIT");
  const select = db.prepare("SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?");
  return (query) => {
    const letters = [...query.replace(/[^\p{L}\p{N}]/gu, "")];
    const trigrams = letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(""));
    if (trigrams.length === 0) return [];
    const match = [...new Set(trigrams)].map((trigram) => `"${trigram}"`).join(" OR ");
    return select.all(match, DEPTH).map((row) => String(row["id"]));
  };
};

/** Shenwen and what it is compared with, by the names that the report prints. */
export const SYSTEMS: Readonly<Record<string, Build>> = {
  Shenwen: buildOwn,
  "BM25, jieba words + character pairs": buildWordsAndPairs,
  "BM25, character pairs": buildPairs,
  "MiniSearch, Intl.Segmenter": buildMiniSearch,
  "MiniSearch, jieba words": buildMiniSearchJieba,
  "Orama, mandarin tokenizer": buildOrama,
  "LangChain splitter + vectors, own embedder": buildLangChain,
  "SQLite FTS5, trigram": buildFts5,
};
