import type { StaticEmbedder } from "../embedder.ts";
import { keepBest } from "../keep-best.ts";
import { type Hit, type LexicalIndex, openLexicalIndex, type PlacedHit } from "../lexical-index.ts";
import { collectPostings, groupPostings, type Postings } from "../postings.ts";
import { setRow, startRows, type VectorRows } from "../vector-rows.ts";
import { createStretchFinder } from "./common-stretches.ts";
import { compareAll, type Nearness, sumOpenings } from "./passage-vectors.ts";
import { type Candidate, type Features, rank } from "./rank-candidates.ts";
import { CORPUS_SETTINGS } from "./settings.ts";
import { splitPassages } from "./split-passages.ts";
import { type QuestionPorts, weighQuestion } from "./weigh-question.ts";
import { createTogetherMeter } from "./words-together.ts";

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
  /** Best first; scores compare within one search only. */
  search(query: string, limit: number): Hit[];
}

export interface CorpusPorts extends QuestionPorts {
  readonly embedder: StaticEmbedder;
}

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

/** What a corpus is searched by: the postings of its passages and their vectors. */
export interface CorpusParts {
  readonly postings: Postings;
  readonly vectors: VectorRows;
}

/** Reads a corpus's passages into the parts from which its index opens. */
export function indexPassages(
  { passages }: CutCorpus,
  { tokenizer, embedder }: CorpusPorts,
): CorpusParts {
  const vectors = startRows(passages.length, embedder);
  const postings = collectPostings(
    (function* () {
      for (const [place, passage] of passages.entries()) {
        const tokens = tokenizer.tokens(passage);
        setRow(vectors, place, embedder.embed(tokens));
        yield { id: String(place), tokens };
      }
    })(),
  );
  return { postings, vectors };
}

/**
 * Opens the search over a corpus. BM25 over the content words and pairs of whole documents, with the law's terms for
 * everyday words; BM25 of their best passages; and the cosines of passages choose candidates. The documents' BM25, the
 * stretches that a passage has letter by letter and the words that stand close together, each as a share of the best
 * candidate's, and the cosines of the nearest passage and of the opening rank them.
 */
export function openCorpusIndex(
  corpus: CutCorpus,
  { postings, vectors }: CorpusParts,
  ports: CorpusPorts,
): CorpusIndex {
  const { ids, documentOf } = corpus;
  const { bm25, depth } = CORPUS_SETTINGS;
  const passageIndex = openLexicalIndex(postings, bm25);
  const isOneToOne = ids.length === corpus.passages.length;
  const documentIndex = isOneToOne
    ? passageIndex
    : openLexicalIndex(groupPostings(postings, { ids, groupOf: documentOf }), bm25);
  const documentVectors = sumOpenings(vectors, { documentOf, documents: ids.length });
  const passagesOf = createPassageFinder(corpus);
  return {
    size: ids.length,
    passages: corpus.passages.length,
    search(query, limit) {
      const text = query.normalize("NFKC");
      const { content, weights } = weighQuestion(text, ports);
      const near = compareAll(ports.embedder.embed([...new Set(content.tokens)]), documentVectors);
      const documents = scoresOf(documentIndex.findWeighted(weights, depth));
      const passages = bestPassages(
        passageIndex.find(ports.tokenizer.tokens(text), depth),
        documentOf,
      );
      const describe = createDescriber(text, content.words, documentIndex);
      const candidates = chooseCandidates(documents, passages, near).map((document): Candidate => {
        const passage = passages.get(document)?.place ?? near.passages[document] ?? 0;
        return {
          document,
          features: {
            document: documents.get(document) ?? 0,
            ...describe(document, passagesOf(document), corpus.passages[passage] ?? ""),
            passageCosine: Math.max(0, near.passageCosines[document] ?? 0),
            openingCosine: Math.max(0, near.openingCosines[document] ?? 0),
          },
        };
      });
      return rank(candidates)
        .slice(0, limit)
        .map(({ document, score }) => ({ id: ids[document] ?? "", score }));
    },
  };
}

type Describe = (
  document: number,
  passages: readonly string[],
  best: string,
) => Pick<Features, "coverage" | "stretches" | "together">;

/** What a document has of the words and letters of one question. */
function createDescriber(query: string, words: readonly string[], index: LexicalIndex): Describe {
  const stretches = createStretchFinder(query);
  const { window: width } = CORPUS_SETTINGS;
  const together = createTogetherMeter(words, { weight: index.weight, width });
  return (document, passages, best) => ({
    coverage: index.coverage(words, document),
    stretches: stretches(best),
    together: passages.reduce((most, passage) => Math.max(most, together(passage)), 0),
  });
}

/** Gives the passages of the document at a place. */
function createPassageFinder(corpus: CutCorpus): (document: number) => readonly string[] {
  const { ids, passages, documentOf } = corpus;
  const starts = new Uint32Array(ids.length + 1).fill(passages.length);
  for (let place = passages.length - 1; place >= 0; place -= 1)
    starts[documentOf[place] ?? 0] = place;
  return (document) => passages.slice(starts[document], starts[document + 1]);
}

function scoresOf(hits: readonly PlacedHit[]): Map<number, number> {
  return new Map(hits.map(({ place, score }) => [place, score]));
}

/** The best passage of each document, best first. */
function bestPassages(hits: readonly PlacedHit[], documentOf: Uint32Array): Map<number, PlacedHit> {
  const best = new Map<number, PlacedHit>();
  for (const hit of hits) {
    const document = documentOf[hit.place] ?? 0;
    if (!best.has(document)) best.set(document, hit);
  }
  return best;
}

function chooseCandidates(
  documents: ReadonlyMap<number, number>,
  passages: ReadonlyMap<number, PlacedHit>,
  { passageCosines }: Nearness,
): number[] {
  const { candidates } = CORPUS_SETTINGS;
  return [
    ...new Set([
      ...[...documents.keys()].slice(0, candidates),
      ...[...passages.keys()].slice(0, candidates),
      ...keepBest(passageCosines, candidates),
    ]),
  ];
}
