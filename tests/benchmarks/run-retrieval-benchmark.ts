import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { z } from "zod";
import { SYSTEMS } from "./retrieval/peers.ts";
import { readBeir } from "./retrieval/read-beir.ts";

// Measures retrieval over a folder in BEIR's form:
//   npm run bench:retrieval -- DIR            Shenwen
//   npm run bench:retrieval -- DIR --peers    and the libraries and plain ways it is compared with
//   npm run bench:retrieval -- DIR --json     one JSON object a system
// Each system has a process of its own, so that its memory is its own and it can be stopped.

const LIMIT_SECONDS = 120;
const RUN = fileURLToPath(new URL("./retrieval/run-system.ts", import.meta.url));
const FIGURES = z.object({
  documents: z.number(),
  queries: z.number(),
  recall1: z.number(),
  recall5: z.number(),
  recall10: z.number(),
  mrr10: z.number(),
  ndcg10: z.number(),
  indexSeconds: z.number(),
  megabytes: z.number(),
  p50: z.number(),
  p99: z.number(),
  saveSeconds: z.number().optional(),
  reopenSeconds: z.number().optional(),
  fileMegabytes: z.number().optional(),
});
type Figures = z.infer<typeof FIGURES>;

const command = new Command("bench:retrieval")
  .argument("<folder>", "with corpus.jsonl, queries.jsonl and qrels/test.tsv")
  .option("--peers", "also run the peers")
  .option("--json", "one JSON object a system")
  .option("--vectors <file>", "search with these word vectors, of train:embedder -- --out")
  .parse();
const [folder = ""] = command.args;
const {
  peers = false,
  json = false,
  vectors,
} = command.opts<{
  peers?: boolean;
  json?: boolean;
  vectors?: string;
}>();

const { corpus, queries } = readFolder(folder);
if (!json) {
  console.log(`${folder}: ${corpus.length} documents, ${queries.length} judged questions\n`);
  console.log(`${"".padEnd(44)}  R@1   R@5  R@10 MRR@10 nDCG@10  index s    MB   p50 ms   p99 ms`);
}
for (const name of Object.keys(SYSTEMS).slice(0, peers ? undefined : 1)) {
  const figures = run(name);
  if (json) console.log(JSON.stringify({ system: name, done: figures !== null, ...figures }));
  else console.log(figures ? toLine(name, figures) : `${name.padEnd(44)}  not done`);
  if (!json && figures?.reopenSeconds !== undefined) console.log(toReopening(figures));
}

function readFolder(path: string) {
  try {
    return readBeir(path);
  } catch (error) {
    return command.error(`bench:retrieval: ${error instanceof Error ? error.message : error}`);
  }
}

/** The figures of one system; `null` when it was not done in time or failed, which is told on stderr. */
function run(name: string): Figures | null {
  const { stdout, stderr, status, error } = spawnSync(
    process.execPath,
    [RUN, name, folder, ...(vectors ? [vectors] : [])],
    {
      encoding: "utf8",
      timeout: LIMIT_SECONDS * 1000,
    },
  );
  if (status === 0) return FIGURES.parse(JSON.parse(stdout));
  const isLate = error !== undefined && "code" in error && error.code === "ETIMEDOUT";
  console.error(`${name}: ${isLate ? `not done in ${LIMIT_SECONDS} s` : stderr.trim()}`);
  return null;
}

function toLine(name: string, figures: Figures): string {
  const { recall1, recall5, recall10, mrr10, ndcg10, indexSeconds, megabytes, p50, p99 } = figures;
  const shares = [recall1, recall5, recall10].map((value) => value.toFixed(3));
  return [
    name.padEnd(44),
    ...shares,
    ` ${mrr10.toFixed(3)}`,
    `  ${ndcg10.toFixed(3)}`,
    indexSeconds.toFixed(2).padStart(8),
    megabytes.toFixed(0).padStart(5),
    p50.toFixed(2).padStart(8),
    p99.toFixed(2).padStart(8),
  ].join(" ");
}

function toReopening({ saveSeconds = 0, reopenSeconds = 0, fileMegabytes = 0 }: Figures): string {
  const [save, reopen] = [saveSeconds, reopenSeconds].map((value) => value.toFixed(2));
  return `  built and saved in ${save} s (${fileMegabytes.toFixed(0)} MB), reopened from the file in ${reopen} s`;
}
