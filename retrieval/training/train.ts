import { randomNumbers } from "../random-numbers.ts";
import type { Bag } from "./bags.ts";
import {
  addGradient,
  addScaled,
  type Encoded,
  encode,
  type Gradients,
  moveRows,
  type VectorTable,
} from "./vector-table.ts";

/** Questions with the documents that answer them. */
export interface Task {
  readonly documents: readonly Bag[];
  readonly questions: readonly Bag[];
  /** The place of the document that answers each question. */
  readonly answers: Uint32Array;
  /** BM25 of that document, as a share of the question's weight. */
  readonly answerScores: Float32Array;
  /** Documents that have the words of each question and do not answer it. */
  readonly rivals: readonly Rivals[];
  /** How often an epoch goes through the task. */
  readonly times: number;
}

export interface Rivals {
  readonly places: Uint32Array;
  readonly scores: Float32Array;
}

export interface TrainingSettings {
  readonly epochs: number;
  readonly batch: number;
  /** Rivals of each question in a batch; every document of a batch is a rival of all its other questions. */
  readonly rivals: number;
  readonly rate: number;
  /** Weights of BM25 and of the cosine in what is learned: their sum must rank the answer first. */
  readonly lexical: number;
  readonly cosine: number;
  /** Share of the tokens that are left out at random, of questions and of documents. */
  readonly dropQuestion: number;
  readonly dropDocument: number;
}

/** Chosen on questions whose articles were held back; `docs/adr/0010-*.md` has the figures. */
export const TRAINING: TrainingSettings = {
  epochs: 3,
  batch: 64,
  rivals: 24,
  rate: 0.4,
  lexical: 12,
  cosine: 8,
  dropQuestion: 0.2,
  dropDocument: 0.1,
};

interface Batch {
  readonly questions: readonly { bag: Bag; encoded: Encoded; answer: number; first: number }[];
  readonly documents: readonly { bag: Bag; encoded: Encoded; place: number }[];
  /** BM25 of the documents that stand in the batch for a question; 0 for the others. */
  readonly lexical: readonly Float32Array[];
}

/**
 * Trains a table in place by contrast: the softmax over a batch's documents of `lexical` × BM25 + `cosine` × cosine must
 * choose the answer, so that vectors learn what the words alone do not tell.
 *
 * @param report told the mean loss after each epoch
 */
export function train(
  table: VectorTable,
  tasks: readonly Task[],
  settings: TrainingSettings,
  report: (epoch: number, loss: number) => void,
): void {
  const random = randomNumbers(7);
  const gradients: Gradients = { rows: new Float32Array(table.rows.length), touched: new Set() };
  for (let epoch = 1; epoch <= settings.epochs; epoch += 1) {
    const jobs = shuffle(
      tasks.flatMap((task) => cutIntoBatches(task, settings.batch, random)),
      random,
    );
    let loss = 0;
    for (const { task, places } of jobs) {
      const batch = gather(task, places, { table, settings, random });
      loss += learn(batch, gradients, settings);
      moveRows(table, gradients, settings.rate);
    }
    report(epoch, loss / jobs.length);
  }
}

function cutIntoBatches(
  task: Task,
  size: number,
  random: () => number,
): { task: Task; places: number[] }[] {
  const batches: { task: Task; places: number[] }[] = [];
  for (let time = 0; time < task.times; time += 1) {
    const order = shuffle([...task.questions.keys()], random);
    for (let at = 0; at + size <= order.length; at += size)
      batches.push({ task, places: order.slice(at, at + size) });
  }
  return batches;
}

function gather(
  task: Task,
  places: readonly number[],
  {
    table,
    settings,
    random,
  }: { table: VectorTable; settings: TrainingSettings; random: () => number },
): Batch {
  const documents: { bag: Bag; encoded: Encoded; place: number }[] = [];
  const add = (place: number): void => {
    const bag = drop(task.documents[place], settings.dropDocument, random);
    documents.push({ bag, encoded: encode(bag, table), place });
  };
  const own: { at: number; score: number }[][] = [];
  const questions = places.map((question) => {
    const first = documents.length;
    const answer = task.answers[question] ?? 0;
    add(answer);
    const scores = [{ at: first, score: task.answerScores[question] ?? 0 }];
    const rivals = task.rivals[question];
    for (const rival of pick(rivals?.places.length ?? 0, settings.rivals, random)) {
      scores.push({ at: documents.length, score: rivals?.scores[rival] ?? 0 });
      add(rivals?.places[rival] ?? 0);
    }
    own.push(scores);
    const bag = drop(task.questions[question], settings.dropQuestion, random);
    return { bag, encoded: encode(bag, table), answer, first };
  });
  const lexical = own.map((scores) => {
    const row = new Float32Array(documents.length);
    for (const { at, score } of scores) row[at] = score;
    return row;
  });
  return { questions, documents, lexical };
}

/** Adds a batch's gradients; gives its mean loss. */
function learn(batch: Batch, gradients: Gradients, settings: TrainingSettings): number {
  const { questions, documents } = batch;
  const width = questions[0]?.encoded.vector.length ?? 0;
  const changes = documents.map(() => new Float32Array(width));
  let loss = 0;
  questions.forEach(({ bag, encoded, first }, row) => {
    const shares = chances(batch, row, settings);
    loss -= Math.log((shares[first] ?? 0) + 1e-9);
    const change = new Float32Array(width);
    documents.forEach(({ encoded: other }, at) => {
      const wrong = (shares[at] ?? 0) - (at === first ? 1 : 0);
      if (wrong === 0) return;
      const pull = (wrong * settings.cosine) / questions.length;
      addScaled(change, 0, other.vector, pull);
      addScaled(changes[at] ?? new Float32Array(width), 0, encoded.vector, pull);
    });
    addGradient(bag, encoded, change, gradients);
  });
  documents.forEach(({ bag, encoded }, at) => {
    addGradient(bag, encoded, changes[at] ?? new Float32Array(width), gradients);
  });
  return loss / questions.length;
}

/** The softmax over a batch's documents for one question; the answer counts where it stands first. */
function chances(batch: Batch, row: number, { lexical, cosine }: TrainingSettings): number[] {
  const question = batch.questions[row];
  if (!question) return [];
  const { encoded, answer, first } = question;
  const logits = batch.documents.map(({ encoded: other, place }, at) =>
    place === answer && at !== first
      ? Number.NEGATIVE_INFINITY
      : lexical * (batch.lexical[row]?.[at] ?? 0) + cosine * dot(encoded.vector, other.vector),
  );
  return softmax(logits);
}

function softmax(logits: readonly number[]): number[] {
  const greatest = Math.max(...logits);
  const parts = logits.map((logit) => Math.exp(logit - greatest));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** A bag without some of its tokens. */
function drop(bag: Bag | undefined, share: number, random: () => number): Bag {
  if (!bag) throw new Error("a question names a document that is not there");
  const kept = [...bag.places.keys()].filter(() => (random() + 1) / 2 >= share);
  return {
    places: Uint32Array.from(kept, (i) => bag.places[i] ?? 0),
    weights: Float32Array.from(kept, (i) => bag.weights[i] ?? 0),
  };
}

/** `count` different numbers below `size`, or all of them. */
function pick(size: number, count: number, random: () => number): number[] {
  return shuffle([...Array(size).keys()], random).slice(0, count);
}

function shuffle<Thing>(things: Thing[], random: () => number): Thing[] {
  for (let i = things.length - 1; i > 0; i -= 1) {
    const other = Math.floor(((random() + 1) / 2) * (i + 1));
    [things[i], things[other]] = [things[other] as Thing, things[i] as Thing];
  }
  return things;
}
