import { type Hit, type LexicalIndex, openLexicalIndex } from "../lexical-index.ts";
import { collectPostings, groupPostings, type Postings } from "../postings.ts";
import type { Tokenizer } from "../tokenize.ts";
import { createStretchFinder } from "./common-stretches.ts";
import { readContent } from "./content-tokens.ts";
import { splitPassages } from "./split-passages.ts";

/** A document to be found. */
export interface CorpusText {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Finds the documents that a question is about. */
export interface CorpusIndex {
  readonly size: number;
  readonly passages: number;
  /** Best first; scores count per weight of the query's tokens, so that long and short queries compare. */
  search(query: string, limit: number): Hit[];
}

export interface CorpusPorts {
  readonly tokenizer: Tokenizer;
  /** Words that ask or join and say nothing of the subject. */
  readonly idle: ReadonlySet<string>;
}

/** Every number that this search is tuned by; `docs/adr/0009-*.md` has the figures that chose them. */
export const CORPUS_SETTINGS = {
  bm25: { k1: 1.2, b: 0.75 },
  /** In characters. */
  passageLength: 250,
  /** Documents, and passages, that are looked at more closely. */
  candidates: 30,
  passageCandidates: 400,
  weights: { document: 0.31, passage: 0.16, coverage: 0.16, longest: 0.16, mean: 0.21 },
} as const;

/** A corpus cut into passages, in the order of its documents. */
export interface CutCorpus {
  readonly ids: readonly string[];
  readonly passages: readonly string[];
  /** The place of the document of each passage. */
  readonly documentOf: Uint32Array;
}

/** Cuts documents into passages; a title opens its document's first. */
export function cutCorpus(texts: Iterable<CorpusText>): CutCorpus {
  const ids: string[] = [];
  const passages: string[] = [];
  const documentOf: number[] = [];
  for (const { id, title, text } of texts) {
    const whole = (title ? `${title}。${text}` : text).normalize("NFKC");
    for (const passage of splitPassages(whole, CORPUS_SETTINGS.passageLength)) {
      passages.push(passage);
      documentOf.push(ids.length);
    }
    ids.push(id);
  }
  return { ids, passages, documentOf: Uint32Array.from(documentOf) };
}

/** The postings of a corpus's passages, from which its index opens. */
export function indexPassages({ passages }: CutCorpus, { tokenizer }: CorpusPorts): Postings {
  return collectPostings(
    (function* () {
      for (const [place, passage] of passages.entries())
        yield { id: String(place), tokens: tokenizer.tokens(passage) };
    })(),
  );
}

/**
 * Opens the search over a corpus. BM25 over the content words and pairs of whole documents and BM25 of
 * their best passages choose candidates; the share of content words that a document has and the stretches that
 * its best passage has letter by letter rank them.
 */
export function openCorpusIndex(
  corpus: CutCorpus,
  postings: Postings,
  ports: CorpusPorts,
): CorpusIndex {
  const { ids, documentOf } = corpus;
  const { bm25 } = CORPUS_SETTINGS;
  const passageIndex = openLexicalIndex(postings, bm25);
  const isOneToOne = ids.length === corpus.passages.length;
  const documentIndex = isOneToOne
    ? passageIndex
    : openLexicalIndex(groupPostings(postings, { ids, groupOf: documentOf }), bm25);
  return {
    size: ids.length,
    passages: corpus.passages.length,
    search(query, limit) {
      const text = query.normalize("NFKC");
      const content = readContent(text, ports);
      const compare = createStretchFinder(text);
      const documents = shareOf(documentIndex, content.tokens);
      const passages = bestPassages(passageIndex, ports.tokenizer.tokens(text), documentOf);
      const { candidates } = CORPUS_SETTINGS;
      const near = new Set([
        ...[...documents.keys()].slice(0, candidates),
        ...[...passages.keys()].slice(0, candidates),
      ]);
      return [...near]
        .map((document): Hit => {
          const best = passages.get(document);
          const score = weigh({
            document: documents.get(document) ?? 0,
            passage: best?.share ?? 0,
            coverage: documentIndex.coverage(content.words, document),
            ...compare(corpus.passages[best?.place ?? -1] ?? ""),
          });
          return { id: ids[document] ?? "", score };
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

function weigh(features: Record<keyof typeof CORPUS_SETTINGS.weights, number>): number {
  const { weights } = CORPUS_SETTINGS;
  return (
    weights.document * features.document +
    weights.passage * features.passage +
    weights.coverage * features.coverage +
    weights.longest * features.longest +
    weights.mean * features.mean
  );
}

/** The scores of the best documents as shares of the weight of all tokens, best first. */
function shareOf(index: LexicalIndex, tokens: readonly string[]): Map<number, number> {
  const most = weightOf(index, tokens);
  const hits = index.find(tokens, CORPUS_SETTINGS.passageCandidates);
  return new Map(hits.map(({ place, score }) => [place, score / most]));
}

/** The best passage of each document, best first. */
function bestPassages(
  index: LexicalIndex,
  tokens: readonly string[],
  documentOf: Uint32Array,
): Map<number, { place: number; share: number }> {
  const most = weightOf(index, tokens);
  const best = new Map<number, { place: number; share: number }>();
  for (const { place, score } of index.find(tokens, CORPUS_SETTINGS.passageCandidates)) {
    const document = documentOf[place] ?? 0;
    if (!best.has(document)) best.set(document, { place, share: score / most });
  }
  return best;
}

function weightOf(index: LexicalIndex, tokens: readonly string[]): number {
  return [...new Set(tokens)].reduce((sum, token) => sum + index.weight(token), 0) || 1;
}
