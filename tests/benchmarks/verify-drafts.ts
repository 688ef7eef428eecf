import { performance } from "node:perf_hooks";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import {
  type CitedPassage,
  type DraftPart,
  verifyDraft,
} from "#bot/answering/model/verify-sentences.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { collectStatements } from "#tests/evals/adversarial/statements.ts";

const SENTENCES = 6;
const ROUNDS = 3;

/**
 * Reports what checking adds to an answer that a model wrote: of six sentences, each citing its own passage
 * out of six.
 */
export function reportVerifying(
  report: (what: string, figure: string) => void,
  knowledge: Knowledge,
): void {
  const began = performance.now();
  const names = collectNames(knowledge);
  report("names to check for", `${(performance.now() - began).toFixed(1)} ms, once`);
  const drafts = [
    ...Map.groupBy(collectStatements(knowledge), ({ source }) => source).values(),
  ].map((statements) => {
    const used = statements.slice(0, SENTENCES);
    const passages = used.map(({ passage }, i): CitedPassage => ({ id: `p${i}`, text: passage }));
    const parts = used.map(({ text }, i): DraftPart => ({ text, cites: [`p${i}`] }));
    return { passages, parts };
  });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { parts, passages } of drafts) {
      const start = performance.now();
      verifyDraft(parts, passages, names);
      times.push(performance.now() - start);
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  report("checking a model's answer, p50", `${at(0.5)} ms`);
  report("checking a model's answer, p99", `${at(0.99)} ms`);
}
