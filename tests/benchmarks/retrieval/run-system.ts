import { performance } from "node:perf_hooks";
import { measure, percentile } from "./measures.ts";
import { SYSTEMS } from "./peers.ts";
import { readBeir } from "./read-beir.ts";
import { buildOwn, measureReopening } from "./systems.ts";

// Runs one system over a folder and prints its figures as JSON; called by run-retrieval-benchmark.ts.

const WARM_UP = 20;
const [name = "", folder = "", vectors] = process.argv.slice(2);
const build = SYSTEMS[name];
if (!build) throw new Error(`no system "${name}"; there are: ${Object.keys(SYSTEMS).join("; ")}`);

const { corpus, queries } = readBeir(folder);
const began = performance.now();
const search = await build(corpus, vectors);
const indexSeconds = (performance.now() - began) / 1000;

for (const { text } of queries.slice(0, WARM_UP)) await search(text);
const found: (readonly string[])[] = [];
const times: number[] = [];
for (const { text } of queries) {
  const start = performance.now();
  found.push(await search(text));
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    documents: corpus.length,
    queries: queries.length,
    ...measure(queries, found),
    indexSeconds,
    megabytes,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    ...(build === buildOwn ? measureReopening(corpus) : {}),
  }),
);
