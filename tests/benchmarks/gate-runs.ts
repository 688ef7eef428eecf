import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type GateRequest, runGate } from "#bot/golden/gate.ts";
import type { GoldenQuestion } from "#bot/golden/golden-question.ts";
import { runQuestions } from "#bot/golden/run-questions.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { readSeedText } from "#knowledge/read-seed.ts";
import { buildGolden } from "#tests/support/build-golden.ts";
import { editStartupSubsidy } from "#tests/support/edit-record.ts";

const QUESTIONS = 500;
const RUNS = 3;

/**
 * Reports how long a gate over 500 golden questions takes, both sides loaded anew each time: after a change of what a
 * record says, whose indexes are for the most part those of before, and after one of how people ask for a matter, whose
 * indexes are built from the beginning.
 */
export async function reportGates(
  report: (what: string, figure: string) => void,
  questions: readonly string[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-gate-"));
  const indexFile = join(folder, "matters.index");
  const today = Date.now();
  const nothing = { golden: [], asked: [] };
  await runQuestions({ edits: [], questions: nothing, indexFile, today });
  const golden = pickGolden(questions);
  const live = { edits: [], version: "live", indexFile };
  for (const [what, edit] of [
    ["record", editStartupSubsidy("9000元", 9000)],
    ["phrasing", editPhrasing()],
  ] as const) {
    const draft = { edits: [edit], version: "draft" };
    const runs = [];
    for (let run = 0; run < RUNS; run += 1)
      runs.push(await timeGate({ live, draft, golden, asked: [], today }));
    const total = median(runs.map((run) => run.total));
    const first = median(runs.map((run) => run.first));
    const load = loadavg()[0]?.toFixed(1);
    const [all, sign] = [total, first].map((time) => (time / 1000).toFixed(1));
    report(
      `gate, ${QUESTIONS} golden, a ${what} changed`,
      `${all} s (median of ${RUNS}; first answer counted after ${sign} s; load ${load})`,
    );
  }
  rmSync(folder, { recursive: true });
}

/** As many as there are to be, evenly out of all. */
function pickGolden(questions: readonly string[]): GoldenQuestion[] {
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const question = questions[Math.floor((at * questions.length) / QUESTIONS)] ?? "";
    return buildGolden({ id: String(at), question, expects: { status: "answered" } });
  });
}

async function timeGate(request: GateRequest): Promise<{ total: number; first: number }> {
  const began = performance.now();
  let first = Number.POSITIVE_INFINITY;
  const end = await runGate(request, {
    onProgress: ({ done }) => {
      if (done > 0) first = Math.min(first, performance.now() - began);
    },
  });
  if (end.kind !== "finished") throw new Error(`the gate was ${end.kind}`);
  return { total: performance.now() - began, first };
}

/** One phrasing more for the first matter of measure 1. */
function editPhrasing(): Edit {
  const file = "matters/01.json";
  const [matter] = (JSON.parse(readSeedText(file)) as { matters: [{ id: string; asks: string[] }] })
    .matters;
  const content = { ...matter, asks: [...matter.asks, "家门口配套设施怎么补齐"] };
  return { kind: "matter", file, item: matter.id, content };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
