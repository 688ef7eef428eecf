import { performance } from "node:perf_hooks";
import { createSentenceVerifier } from "#bot/answering/model/check-sentence.ts";
import { createSentenceChecker } from "#bot/answering/model/check-written.ts";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { createSentenceGate } from "#bot/answering/model/sentence-gate.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { collectStatements } from "#tests/evals/adversarial/statements.ts";
import { tokenPassage } from "#tests/support/token-passage.ts";

const SENTENCES = 6;
const ROUNDS = 3;
/** Characters that a model writes at once, about. */
const PIECE = /.{1,7}/gsu;

/**
 * Reports what checking adds to an answer that a model wrote, as it comes: of six sentences, each citing its own passage
 * out of six. The longest sentence is what a reader may wait for.
 */
export function reportVerifying(
  report: (what: string, figure: string) => void,
  knowledge: Knowledge,
): void {
  const began = performance.now();
  const names = collectNames(knowledge);
  report("names to check for", `${(performance.now() - began).toFixed(1)} ms, once`);
  const answers: number[] = [];
  const sentences: number[] = [];
  const drafts = Map.groupBy(collectStatements(knowledge), ({ source }) => source);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const statements of drafts.values()) {
      const used = statements.slice(0, SENTENCES);
      const given = used.map(({ passage }, i) => tokenPassage(`P${i}`, passage));
      const parts = used.map(({ text }, i) => ({ cites: [`P${i}`], text }));
      const checkOne = createSentenceChecker({
        verifier: createSentenceVerifier(names),
        names: [],
      });
      const check: typeof checkOne = (...args) => timed(sentences, () => checkOne(...args));
      const gate = createSentenceGate({ given, check, tongue: "zh" }, () => undefined);
      const text = JSON.stringify({ parts, completeness: "complete" });
      timed(answers, () => {
        for (const piece of text.match(PIECE) ?? []) gate.push(piece);
      });
    }
  }
  for (const [what, times] of [
    ["checking a model's answer as it comes", answers],
    ["checking one of its sentences", sentences],
  ] as const)
    for (const share of [0.5, 0.99]) report(`${what}, p${share * 100}`, at(times, share));
}

function timed<Result>(times: number[], run: () => Result): Result {
  const start = performance.now();
  const result = run();
  times.push(performance.now() - start);
  return result;
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((one, other) => one - other);
  return `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)} ms`;
}
