import type { Edit } from "#knowledge/edits/edit.ts";
import type { GoldenFilter } from "./golden-filter.ts";
import { totalsOf } from "./golden-run.ts";
import type { GoldenStore } from "./golden-store.ts";
import type { RunFault } from "./question-run.ts";
import { type RunPorts, runQuestions } from "./run-questions.ts";

/** Knowledge that questions can be asked over. */
export interface AskedKnowledge {
  readonly edits: readonly Edit[];
  /** As staff know it. */
  readonly version: string;
  readonly importedPlaces?: string | undefined;
  readonly indexFile?: string | undefined;
}

export interface GoldenRunWish {
  readonly id: string;
  readonly by: string;
  readonly filter: GoldenFilter;
}

/** What a run ends with: it is kept, or why not. */
export type GoldenRunEnd = { readonly kind: "kept" } | RunFault | { readonly kind: "empty" };

/** Asks the golden questions of a filter over the knowledge and keeps the run with its results. */
export async function runGolden(
  { id, by, filter }: GoldenRunWish,
  {
    store,
    knowledge,
    clock,
  }: { store: GoldenStore; knowledge: AskedKnowledge; clock: () => number },
  ports: RunPorts = {},
): Promise<GoldenRunEnd> {
  const startedAt = clock();
  const golden = await store.list(filter);
  if (golden.length === 0) return { kind: "empty" };
  const { version, ...over } = knowledge;
  const questions = { golden, asked: [] };
  const end = await runQuestions({ ...over, questions, today: startedAt }, ports);
  if (end.kind !== "finished") return end;
  const totals = totalsOf(golden, end.golden);
  const run = { id, by, startedAt, endedAt: clock(), filter, version, totals };
  const wording = new Map(golden.map((it) => [it.id, it.question]));
  const results = end.golden.map((it) => ({ ...it, question: wording.get(it.id) ?? "" }));
  await store.addRun(run, results);
  return { kind: "kept" };
}
