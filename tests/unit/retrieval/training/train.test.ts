import { expect, test } from "vitest";
import { collectVocabulary, toBag } from "#retrieval/training/bags.ts";
import { type Task, TRAINING, train } from "#retrieval/training/train.ts";
import { createVectorTable, encode } from "#retrieval/training/vector-table.ts";

const PAIRS = [
  ["炒鱿鱼", "解除"],
  ["欠条", "借款"],
  ["狗咬", "动物"],
  ["跟谁过", "抚养"],
] as const;
const QUESTIONS = PAIRS.map(([question]) => [question, "怎么"]);
const DOCUMENTS = PAIRS.map(([, document]) => [document, "规定", "应当"]);
const TIMES = 16;

const vocabulary = collectVocabulary([
  { questions: Array(3).fill(QUESTIONS).flat(), documents: Array(12).fill(DOCUMENTS).flat() },
]);
const documents = DOCUMENTS.map((tokens) => toBag(tokens, vocabulary));
const questions = Array.from({ length: TIMES }, () => QUESTIONS)
  .flat()
  .map((tokens) => toBag(tokens, vocabulary));

/** Which document each question is nearest to. */
function nearest(table: ReturnType<typeof createVectorTable>): number[] {
  return QUESTIONS.map((tokens) => {
    const { vector } = encode(toBag(tokens, vocabulary), table);
    const cosines = documents.map((bag) =>
      encode(bag, table).vector.reduce((sum, value, k) => sum + value * (vector[k] ?? 0), 0),
    );
    return cosines.indexOf(Math.max(...cosines));
  });
}

const task: Task = {
  documents,
  questions,
  answers: Uint32Array.from(questions, (_, place) => place % PAIRS.length),
  answerScores: new Float32Array(questions.length),
  rivals: questions.map(() => ({
    places: Uint32Array.of(0, 1, 2, 3),
    scores: new Float32Array(4),
  })),
  times: 1,
};

test("brings everyday words near the words of what answers them, the same every time", () => {
  const tables = [1, 2].map(() => {
    const table = createVectorTable(vocabulary.terms.length, 8, documents);
    const losses: number[] = [];
    train(table, [task], { ...TRAINING, epochs: 40, batch: 16, dropQuestion: 0 }, (_, loss) =>
      losses.push(loss),
    );
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    return table;
  });
  expect(nearest(tables[0] as never)).toEqual([0, 1, 2, 3]);
  expect(tables[0]?.rows).toEqual(tables[1]?.rows);
});

test("gives a vector to words that stand or are asked for often enough, and caps what a rare one weighs", () => {
  expect(vocabulary.terms).toContain("炒鱿鱼");
  expect(vocabulary.terms).toContain("规定");
  expect(Math.max(...vocabulary.weights)).toBeLessThanOrEqual(8);
  const once = collectVocabulary([{ questions: [["一次"]], documents: [["一次"]] }]);
  expect(once.terms).toEqual([]);
});
