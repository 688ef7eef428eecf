import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import MiniSearch from "minisearch";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { createLexicalIndex } from "#retrieval/lexical-index.ts";
import { buildMatterIndexes } from "#retrieval/matter-indexes.ts";
import { createSearch } from "#retrieval/search.ts";
import { SETTINGS } from "#retrieval/settings.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";
import { type Gold, readGold } from "#tests/evals/scorers/score-answers.ts";

// Compares ways of ranking over the development questions: share of questions whose first matter is of
// the right measure (clause) and leads to the right body (department). Figures of this kind stand in ADR 3:
//   node tests/benchmarks/compare-retrieval.ts

const DATASETS = new URL("../evals/datasets/", import.meta.url);
const knowledge = loadKnowledge();
const { plan, matters, glossary, language } = knowledge;
const { outside, functionWords: idleWords } = language;
const { reader } = createAnsweringTools(knowledge);
const tokenizer = createTokenizer([
  ...matters.flatMap(({ name, words }) => [name, ...words]),
  ...glossary.flatMap(({ term, words }) => [term, ...words]),
]);
const sources = { plan, matters, statements: [], outside, tokenizer };
const embedder = createWordEmbedder(openWordVectors());
const indexes = buildMatterIndexes(sources, embedder, SETTINGS);
const byId = new Map(matters.map((matter) => [matter.id, matter]));
const questions = readdirSync(DATASETS)
  .filter((file) => !/held-out|policies/u.test(file))
  .flatMap((file) => readGold(readFileSync(new URL(file, DATASETS), "utf8")))
  .flatMap((gold) =>
    gold.clauses.length > 0 && gold.q ? [{ gold, text: reader.read(gold.q).text }] : [],
  );
const texts = matters.map(({ id, name, words, asks, anchor, english, englishWords }) => ({
  id,
  text: [name, ...words, ...asks, anchor, english, ...englishWords].join(" "),
}));

type Rank = (text: string) => string | undefined;

console.log(`${questions.length} questions, ${matters.length} matters`);
compare("own BM25, one text a matter", ownBm25());
compare("MiniSearch BM25+, the same texts and tokens", miniSearch());
compare("all six lists", fused({}));
compare("without all words in one text", fused({ full: 0 }));
compare("without the profiles", fused({ profile: 0 }));
compare("without the phrasings", fused({ asks: 0 }));
compare("without the plan's own words", fused({ source: 0 }));
compare("without the topics", fused({ topics: 0 }));
compare("without the phrasings' meaning", fused({ meaning: 0 }));

function ownBm25(): Rank {
  const index = createLexicalIndex(
    texts.map(({ id, text }) => ({ id, tokens: tokenizer.tokens(text) })),
    SETTINGS.bm25,
  );
  return (text) => index.search(tokenizer.tokens(text), 1)[0]?.id;
}

function miniSearch(): Rank {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: (text) => tokenizer.tokens(text),
  });
  index.addAll(texts);
  return (text) => index.search(text)[0]?.id;
}

function fused(weights: Partial<typeof SETTINGS.weights>): Rank {
  const { search } = createSearch(
    { ...sources, glossary, idleWords, embedder, indexes },
    { ...SETTINGS, weights: { ...SETTINGS.weights, ...weights } },
  );
  return (text) => search(text).ranked[0]?.matter.id;
}

function compare(name: string, rank: Rank): void {
  const start = performance.now();
  const found = questions.map(({ gold, text }) => ({ gold, matter: byId.get(rank(text) ?? "") }));
  const each = (performance.now() - start) / questions.length;
  const clause = share(found, ({ gold, matter }) => gold.clauses?.includes(matter?.measure ?? 0));
  const body = share(found, ({ gold, matter }) =>
    gold.dept?.includes(matter?.departments[0] ?? ""),
  );
  console.log(
    `${name.padEnd(46)}clause ${clause}  department ${body}  ${each.toFixed(2)} ms a query`,
  );
}

function share<Found extends { gold: Gold }>(
  found: readonly Found[],
  right: (item: Found) => boolean | undefined,
): string {
  const passed = found.filter((item) => right(item)).length;
  return `${((100 * passed) / found.length).toFixed(1).padStart(5)} %`;
}
