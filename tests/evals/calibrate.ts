import { readdirSync, readFileSync } from "node:fs";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import {
  type ConfidenceSigns,
  confidenceSigns,
  estimateConfidence,
  MODEL_SIGNS,
  toModelSigns,
} from "#bot/answering/estimate-confidence.ts";
import { searchQuestion } from "#bot/answering/search-question.ts";
import { splitQuestions } from "#bot/answering/understanding/split-questions.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { type Example, fitLogistic } from "./scorers/fit-logistic.ts";
import { readGold } from "./scorers/score-answers.ts";

// Fits the model of confidence to the questions of tests/evals/datasets but for the held-out ones and prints its weights for
// bot/answering/confidence.ts, with the figures of each fifth under weights and threshold of the other four:
//   npm run calibrate

const DATASETS = new URL("./datasets/", import.meta.url);
const FOLDS = 5;
/** Answered at the least; among thresholds that keep it the one is taken that refuses most. */
const LEAST_ANSWERED = 0.999;
/** Not for the search to tell. */
const OTHER_KINDS = new Set(["injection", "smalltalk", "followup", "locate"]);

/** A question: the signs of each thing that it asks, and whether it is about the sources. */
interface Labelled {
  readonly pieces: readonly ConfidenceSigns[];
  readonly isInside: boolean;
}

const tools = createAnsweringTools(loadKnowledge());
const files = readdirSync(DATASETS).sort();
const isHeldOut = (file: string): boolean => file.startsWith("questions-held-out");
const questions = files.filter((file) => !isHeldOut(file)).flatMap(readQuestions);
const unseen = files.filter(isHeldOut).flatMap(readQuestions);
const outside = questions.filter(({ isInside }) => !isInside).length;
console.log(`${questions.length} questions that the search decides on, ${outside} of them outside`);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const { model, threshold } = calibrate(questions.filter((_, place) => place % FOLDS !== fold));
  const rest = questions.filter((_, place) => place % FOLDS === fold);
  console.log(
    `fold ${fold + 1}: threshold ${threshold.toFixed(3)}, ${judge(rest, model, threshold)}`,
  );
}
const { model, threshold } = calibrate(questions);
console.log(`all, seen: ${judge(questions, model, threshold)}`);
console.log(`held out of the fit: ${judge(unseen, model, threshold)}`);
console.log(JSON.stringify({ threshold: Number(threshold.toFixed(3)), model }, null, 2));
printReliability();

function readQuestions(file: string): Labelled[] {
  return readGold(readFileSync(new URL(file, DATASETS), "utf8")).flatMap(({ q, kind }) => {
    if (!q || OTHER_KINDS.has(kind ?? "")) return [];
    const { text } = tools.reader.read(q);
    const scope = tools.reader.scope(text);
    const isNamed = tools.reader.departmentNamed(text) || tools.reader.crisis(text);
    if (scope.task || scope.elsewhere || isNamed) return [];
    return [{ pieces: readSigns(text), isInside: kind !== "out_of_scope" }];
  });
}

function readSigns(text: string): ConfidenceSigns[] {
  const pieces = splitQuestions(text, tools.reader);
  const whole = pieces.length > 1 ? { text, isStory: text.length >= 40 } : null;
  return pieces.map((piece) =>
    confidenceSigns(searchQuestion(piece, whole, tools), whole?.text ?? piece),
  );
}

/** Every piece of a question outside must be refused; of one inside the strongest must be answered. */
function toExamples({ pieces, isInside }: Labelled): Example[] {
  const used = isInside ? pieces.toSorted((a, b) => b.strength - a.strength).slice(0, 1) : pieces;
  return used.map((signs) => ({ values: toModelSigns(signs), isTrue: isInside }));
}

function calibrate(from: readonly Labelled[]) {
  const { constant, weights } = fitLogistic(from.flatMap(toExamples));
  const named = MODEL_SIGNS.map((name, place) => [name, Number((weights[place] ?? 0).toFixed(4))]);
  const fitted = { constant: Number(constant.toFixed(4)), ...Object.fromEntries(named) };
  const inside = from
    .filter(({ isInside }) => isInside)
    .map((question) => surest(question, fitted));
  const sorted = inside.sort((a, b) => a - b);
  const least = sorted[Math.floor(sorted.length * (1 - LEAST_ANSWERED))] ?? 0;
  return { model: fitted, threshold: least };
}

function surest({ pieces }: Labelled, fitted: Parameters<typeof estimateConfidence>[1]): number {
  return Math.max(...pieces.map((signs) => estimateConfidence(signs, fitted)));
}

function judge(
  rest: readonly Labelled[],
  fitted: Parameters<typeof estimateConfidence>[1],
  least: number,
): string {
  const [inside, strangers] = [true, false].map((isInside) =>
    rest.filter((question) => question.isInside === isInside),
  );
  const answered = inside?.filter((question) => surest(question, fitted) >= least).length;
  const refused = strangers?.filter((question) => surest(question, fitted) < least).length;
  return `answered ${answered} of ${inside?.length}, refused ${refused} of ${strangers?.length}`;
}

/** Whether a confidence of so much is right so often. */
function printReliability(): void {
  const all = questions.map((question) => ({ ...question, p: surest(question, model) }));
  for (const [from, to] of [
    [0, 0.1],
    [0.1, 0.5],
    [0.5, 0.9],
    [0.9, 0.99],
    [0.99, 1.01],
  ] as const) {
    const within = all.filter(({ p }) => p >= from && p < to);
    const share = within.filter(({ isInside }) => isInside).length / within.length;
    console.log(
      `confidence ${from} to ${Math.min(1, to)}: ${within.length}, inside ${share.toFixed(3)}`,
    );
  }
}
