import { type QuestionPorts, weighQuestion } from "../corpus/weigh-question.ts";
import { createLexicalIndex, type LexicalIndex } from "../lexical-index.ts";
import type { TokenTexts } from "./bags.ts";
import { toBag, type Vocabulary } from "./bags.ts";
import type { Rivals, Task } from "./train.ts";

/** Questions and the documents that answer them, as given. */
export interface TaskSource {
  readonly name: string;
  readonly documents: readonly { readonly id: string; readonly tokens: readonly string[] }[];
  readonly questions: readonly { readonly text: string; readonly answer: string }[];
  readonly times: number;
}

/** A source read and searched. */
export interface ReadTask {
  readonly source: TaskSource;
  readonly tokens: TokenTexts;
  readonly answers: Uint32Array;
  readonly answerScores: Float32Array;
  readonly rivals: readonly Rivals[];
}

const BM25 = { k1: 1.2, b: 0.75 };
/** Documents of which each question's rivals are drawn. */
const RIVALS = 80;
/** Documents among which the answer's score is looked for. */
const DEPTH = 2000;

/**
 * Reads the questions of a source and finds their rivals by BM25.
 *
 * @throws Error naming a document that a question's answer names and the source lacks
 */
export function readTask(source: TaskSource, ports: QuestionPorts): ReadTask {
  const places = new Map(source.documents.map(({ id }, place) => [id, place]));
  const index = createLexicalIndex(
    source.documents.map(({ id, tokens }) => ({ id, tokens: [...tokens] })),
    BM25,
  );
  const read = source.questions.map(({ text, answer }) => {
    const place = places.get(answer);
    if (place === undefined) throw new Error(`${source.name}: there is no document "${answer}"`);
    return { place, ...searchRivals(text.normalize("NFKC"), place, index, ports) };
  });
  return {
    source,
    tokens: {
      documents: source.documents.map(({ tokens }) => tokens),
      questions: read.map(({ tokens }) => tokens),
    },
    answers: Uint32Array.from(read, ({ place }) => place),
    answerScores: Float32Array.from(read, ({ score }) => score),
    rivals: read.map(({ rivals }) => rivals),
  };
}

/** The task as it is trained on. */
export function toTask({ source, tokens, ...rest }: ReadTask, vocabulary: Vocabulary): Task {
  return {
    ...rest,
    documents: tokens.documents.map((text) => toBag(text, vocabulary)),
    questions: tokens.questions.map((text) => toBag(text, vocabulary)),
    times: source.times,
  };
}

function searchRivals(
  text: string,
  answer: number,
  index: LexicalIndex,
  ports: QuestionPorts,
): { tokens: readonly string[]; score: number; rivals: Rivals } {
  const { content, weights } = weighQuestion(text, ports);
  const tokens = [...new Set(content.tokens)];
  const most = tokens.reduce((sum, token) => sum + index.weight(token), 0) || 1;
  const hits = index.findWeighted(weights, DEPTH);
  const rivals = hits.filter(({ place }) => place !== answer).slice(0, RIVALS);
  return {
    tokens,
    score: (hits.find(({ place }) => place === answer)?.score ?? 0) / most,
    rivals: {
      places: Uint32Array.from(rivals, ({ place }) => place),
      scores: Float32Array.from(rivals, ({ score }) => score / most),
    },
  };
}
