import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { BreakerState } from "./answering/model/circuit-breaker.ts";
import type { DeskOutcome, ModelDesk } from "./answering/model/model-desk.ts";
import type { TurnEnded } from "./conversation/handle-message.ts";
import type { MeaningDesk } from "./meaning/meaning-desk.ts";
import type { EmbeddingOutcome } from "./meaning/question-vectors.ts";

/** What is counted, and where it is read. */
export interface Metrics {
  readonly name: string;
  readonly path: string;
  onTurn(turn: TurnEnded): void;
  onOutcome(outcome: DeskOutcome): void;
  onEmbedding(outcome: EmbeddingOutcome): void;
  /** Shows the state of the desk's circuits, slots and budget at every reading. */
  watch(desk: Pick<ModelDesk, "circuit" | "load">): void;
  /** The same of the embedding service's. */
  watchEmbedding(desk: Pick<MeaningDesk, "circuit">): void;
  /** Answers a reading in the text format of Prometheus. */
  fetch(request: Request): Promise<Response>;
}

const METRICS_PATH = "/metrics";
const CIRCUIT: Readonly<Record<BreakerState, number>> = { closed: 0, "half-open": 1, open: 2 };
/** From a quotation, some 10 ms, to a model's whole time. */
const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000];

/** Creates the metrics, in a registry of their own. Labels name channels, statuses and reasons: never anybody, never words. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = createTurnMetrics(registers);
  const model = createModelMetrics(registers);
  const embedding = createEmbeddingMetrics(registers);
  return {
    name: "metrics",
    path: METRICS_PATH,
    onTurn({ channel, status, elapsedMs, receipt }) {
      const by = receipt.isByModel ? "model" : "sources";
      turns.ended.inc({ channel, status, by });
      turns.ms.observe({ by }, elapsedMs);
      if (receipt.model !== null) turns.endedBy.inc({ reason: receipt.endedBy });
      for (const kind of receipt.checks.replaced.flat()) turns.replaced.inc({ kind });
    },
    onOutcome({ kind, purpose, reason, ms, tries, tokens }) {
      model.asked.inc({ purpose, outcome: kind, reason: reason ?? "" });
      if (kind !== "not-asked") model.ms.observe(ms);
      model.retries.inc(Math.max(0, tries - 1));
      model.tokens.inc({ kind: "prompt" }, tokens?.prompt ?? 0);
      model.tokens.inc({ kind: "completion" }, tokens?.completion ?? 0);
    },
    onEmbedding({ kind, reason, ms }) {
      embedding.asked.inc({ outcome: kind, reason: reason ?? "" });
      if (kind !== "not-asked") embedding.ms.observe(ms);
    },
    watch: (desk) => watchModel(desk, registers),
    watchEmbedding: (desk) => watchEmbedding(desk, registers),
    async fetch({ method, url }) {
      if (new URL(url).pathname !== METRICS_PATH) return new Response(null, { status: 404 });
      if (method !== "GET" && method !== "HEAD")
        return new Response(null, { status: 405, headers: { Allow: "GET" } });
      const headers = { "Content-Type": registry.contentType, "Cache-Control": "no-store" };
      return new Response(await registry.metrics(), { headers });
    },
  };
}

function watchModel(desk: Pick<ModelDesk, "circuit" | "load">, registers: Registry[]): void {
  new Gauge({
    name: "shenwen_model_slots",
    help: "Questions that are with the model, and that may be at once",
    labelNames: ["of"],
    registers,
    collect() {
      const { underWay, slots } = desk.load();
      this.set({ of: "taken" }, underWay);
      this.set({ of: "all" }, slots);
    },
  });
  new Gauge({
    name: "shenwen_model_tokens_of_day",
    help: "Tokens used up or set aside today in Shanghai, and that may be",
    labelNames: ["of"],
    registers,
    collect() {
      const { tokensToday, tokensPerDay } = desk.load();
      this.set({ of: "used" }, tokensToday);
      this.set({ of: "all" }, tokensPerDay);
    },
  });
  new Gauge({
    name: "shenwen_model_circuit",
    help: "0 closed, 1 half-open, 2 open, for askers with and without a deadline",
    labelNames: ["of"],
    registers,
    collect() {
      for (const hurry of ["patient", "hurried"] as const)
        this.set({ of: hurry }, CIRCUIT[desk.circuit(hurry)]);
    },
  });
}

function watchEmbedding(desk: Pick<MeaningDesk, "circuit">, registers: Registry[]): void {
  new Gauge({
    name: "shenwen_embedding_circuit",
    help: "0 closed, 1 half-open, 2 open",
    registers,
    collect() {
      this.set(CIRCUIT[desk.circuit()]);
    },
  });
}

function createTurnMetrics(registers: Registry[]) {
  return {
    ended: new Counter({
      name: "shenwen_turns_total",
      help: "Turns by channel, status and who wrote the answer",
      labelNames: ["channel", "status", "by"],
      registers,
    }),
    ms: new Histogram({
      name: "shenwen_answer_ms",
      help: "Milliseconds from a message to its answer",
      labelNames: ["by"],
      buckets: BUCKETS_MS,
      registers,
    }),
    endedBy: new Counter({
      name: "shenwen_model_ended_total",
      help: "Turns in which a model was asked: written by it, or why not",
      labelNames: ["reason"],
      registers,
    }),
    replaced: new Counter({
      name: "shenwen_replaced_total",
      help: "What sentences of a model said that their passages do not, by kind",
      labelNames: ["kind"],
      registers,
    }),
  };
}

function createModelMetrics(registers: Registry[]) {
  return {
    asked: new Counter({
      name: "shenwen_model_calls_total",
      help: "Questions that a model wrote on, failed, or was not asked, and why",
      labelNames: ["purpose", "outcome", "reason"],
      registers,
    }),
    ms: new Histogram({
      name: "shenwen_model_ms",
      help: "Milliseconds that a model was waited for",
      buckets: BUCKETS_MS,
      registers,
    }),
    retries: new Counter({
      name: "shenwen_model_retries_total",
      help: "Second tries",
      registers,
    }),
    tokens: new Counter({
      name: "shenwen_model_tokens_total",
      help: "Tokens as the model's service counts them",
      labelNames: ["kind"],
      registers,
    }),
  };
}

function createEmbeddingMetrics(registers: Registry[]) {
  return {
    asked: new Counter({
      name: "shenwen_embedding_calls_total",
      help: "Questions that a service embedded, failed to, or was not asked for, and why",
      labelNames: ["outcome", "reason"],
      registers,
    }),
    ms: new Histogram({
      name: "shenwen_embedding_ms",
      help: "Milliseconds that a question waited for its vectors",
      buckets: BUCKETS_MS,
      registers,
    }),
  };
}
