import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { createAnsweringTools } from "#bot/answering/answering-tools.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { readGold } from "#tests/evals/scorers/score-answers.ts";
import { reportGates } from "./gate-runs.ts";
import { reportPassiveReplies } from "./passive-replies.ts";
import { reportVerifying } from "./verify-drafts.ts";

// Reports start time, memory, latency and throughput on this machine, over the questions of
// tests/evals/datasets: npm run bench

const STARTS = 7;
const ROUNDS = 5;
const BATCH = 160;
const DATASETS = new URL("../evals/datasets/", import.meta.url);
const MAIN = new URL("../../bot/main.ts", import.meta.url).pathname;

const questions = readdirSync(DATASETS)
  .filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readGold(readFileSync(new URL(file, DATASETS), "utf8")))
  .map(({ q, turns }) => q ?? turns?.[0] ?? "");

console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);
console.log(`${questions.length} questions\n`);

const starts = Array.from({ length: STARTS }, () => timeAsk(["--json", questions[0] ?? ""], ""));
report("start of ask, with its answer", `${median(starts).toFixed(0)} ms (median of ${STARTS})`);

const lines = Array.from({ length: BATCH }, (_, i) =>
  JSON.stringify({ id: i, q: questions[i % questions.length] }),
);
report(
  `ask --jsonl, ${BATCH} questions`,
  `${timeAsk(["--jsonl"], lines.join("\n")).toFixed(0)} ms`,
);

const began = performance.now();
const tools = createAnsweringTools(loadKnowledge());
report("knowledge and indexes", `${(performance.now() - began).toFixed(0)} ms in this process`);

const today = new Date();
const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const text of questions) {
    const start = performance.now();
    answerQuestion({ text, position: null, previous: null, askedBack: false, today }, tools);
    times.push(performance.now() - start);
  }
}
times.sort((a, b) => a - b);
report("one answer, p50", `${at(0.5).toFixed(2)} ms`);
report("one answer, p99", `${at(0.99).toFixed(2)} ms`);
reportVerifying(report, tools.knowledge);
await reportPassiveReplies(report, tools, questions.slice(0, BATCH));
const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
report("throughput, one core", `${(times.length / seconds).toFixed(0)} answers/s`);
await reportGates(report, questions);
report("memory (RSS)", `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);

function at(share: number): number {
  return times[Math.floor(times.length * share)] ?? 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of a whole `ask` process. */
function timeAsk(options: readonly string[], input: string): number {
  const start = performance.now();
  const run = spawnSync(process.execPath, [MAIN, "ask", ...options], { input });
  if (run.error) throw run.error;
  return performance.now() - start;
}

function report(what: string, figure: string): void {
  console.log(`${what.padEnd(36)}${figure}`);
}
