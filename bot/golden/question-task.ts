import { performance } from "node:perf_hooks";
import { type AnsweringTools, createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { serveTask } from "#bot/tasks/serve-task.ts";
import { PlanUnreadableError, SeedInvalidError } from "#knowledge/errors.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { askAgain, askGolden } from "./answer-questions.ts";
import type { FinishedRun, RunEnd, RunProgress, RunRequest } from "./question-run.ts";

// Asks the questions of a run in a process of its own, so that the bot goes on answering meanwhile.

const PROGRESS_QUESTIONS = 50;
const PROGRESS_MS = 100;

type Tell = (progress: RunProgress) => void;

serveTask(run);

function run(request: RunRequest, tell: Tell): RunEnd {
  try {
    const started = performance.now();
    const tools = loadTools(request, tell);
    return askAll(request, { tools, tell, loadMs: performance.now() - started });
  } catch (error) {
    if (error instanceof SeedInvalidError) return { kind: "faulty", faults: error.faults };
    if (error instanceof PlanUnreadableError) return { kind: "faulty", faults: [error.message] };
    // Without its message, in which a question might stand.
    return { kind: "failed", reason: error instanceof Error ? error.name : "Error" };
  }
}

function loadTools(request: RunRequest, tell: Tell): AnsweringTools {
  const { questions, edits, importedPlaces, indexFile, unchangedFrom } = request;
  const total = questions.golden.length + questions.asked.length;
  tell({ phase: "loading", done: 0, total });
  const knowledge = loadKnowledge(importedPlaces, edits);
  return createAnsweringTools(knowledge, {
    ...(indexFile === undefined ? {} : { indexFile }),
    ...(unchangedFrom === undefined ? {} : { unchangedFrom }),
  });
}

interface Asking {
  readonly tools: AnsweringTools;
  readonly tell: Tell;
  readonly loadMs: number;
}

function askAll({ questions, today }: RunRequest, { tools, tell, loadMs }: Asking): FinishedRun {
  const { golden, asked } = questions;
  const started = performance.now();
  const count = createCounter(golden.length + asked.length, tell);
  const asking = { tools, today };
  return {
    kind: "finished",
    golden: golden.map((question) => count(askGolden(question, asking))),
    asked: asked.map((question) => count({ id: question.id, outcome: askAgain(question, asking) })),
    loadMs,
    answerMs: performance.now() - started,
  };
}

/** Counts answers as they pass, and tells how many there are every now and then. */
function createCounter(total: number, tell: Tell): <Result>(result: Result) => Result {
  let done = 0;
  let told = performance.now();
  tell({ phase: "answering", done, total });
  return (result) => {
    done += 1;
    const isDue = done % PROGRESS_QUESTIONS === 0 || performance.now() - told >= PROGRESS_MS;
    if (isDue || done === total) {
      told = performance.now();
      tell({ phase: "answering", done, total });
    }
    return result;
  };
}
