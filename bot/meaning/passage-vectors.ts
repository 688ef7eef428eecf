import { setImmediate } from "node:timers/promises";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { Time } from "#bot/answering/model/time.ts";
import type { Logger } from "#bot/logger.ts";
import { type MeaningList, openMeaningList } from "#retrieval/meaning-list.ts";
import type { PhrasingVectors } from "#retrieval/near-phrasings.ts";
import { tellMattersApart } from "#retrieval/tell-matters-apart.ts";
import { startRows } from "#retrieval/vector-rows.ts";
import { embedInPieces } from "./embed-in-pieces.ts";
import type { TextEmbedder } from "./text-embedder.ts";
import { hashText, type KeptVector, type VectorCache } from "./vector-cache.ts";

/** The vectors of all phrasings of some knowledge. */
export interface ReadyPassages {
  readonly width: number;
  readonly list: MeaningList;
}

/** Has the phrasings of the matters embedded, and tells when they are. */
export interface PassageVectors {
  /** `null` as long as one is missing, or where they are good for nothing. */
  of(tools: AnsweringTools): ReadyPassages | null;
  /** From now on for these tools: what is under way for others is called off. Comes when all is there, or it was called off. */
  follow(tools: AnsweringTools): Promise<void>;
  close(): Promise<void>;
}

export interface PassageVectorsParts {
  readonly embedder: TextEmbedder;
  readonly cache: VectorCache;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Logger;
}

/** Vectors that find fewer phrasings' own matters are not used: guesses find 2 in 100 (ADR 19). */
const LEAST_APART = 0.6;
/** Texts between two lines of progress. */
const PROGRESS = 2_000;

/** Creates the keeper of the passages' vectors. */
export function createPassageVectors(parts: PassageVectorsParts): PassageVectors {
  const { log } = parts;
  const ready = new WeakMap<AnsweringTools, ReadyPassages>();
  let job = { stop: new AbortController(), done: Promise.resolve() };
  const run = async (tools: AnsweringTools, signal: AbortSignal): Promise<void> => {
    try {
      const passages = await prepare(tools, signal, parts);
      if (passages) ready.set(tools, passages);
    } catch (error) {
      // The bot's own word vectors go on serving.
      const reason = error instanceof Error ? error.name : "unknown";
      log.error({ event: "embedding.broken", reason });
    }
  };
  return {
    of: (tools) => ready.get(tools) ?? null,
    follow(tools) {
      const before = job;
      before.stop.abort();
      const stop = new AbortController();
      job = { stop, done: before.done.then(() => run(tools, stop.signal)) };
      return job.done;
    },
    async close() {
      job.stop.abort();
      await job.done;
    },
  };
}

async function prepare(
  tools: AnsweringTools,
  signal: AbortSignal,
  parts: PassageVectorsParts,
): Promise<ReadyPassages | null> {
  const { log, time } = parts;
  const began = time.now();
  const matters = await hashPhrasings(tools);
  const { kept, asked } = await fill(new Map(matters.flatMap(({ texts }) => texts)), signal, parts);
  if (signal.aborted) return null;
  const vectors = arrange(matters, kept);
  const apart = await inSlices(tellMattersApart(vectors));
  const texts = vectors.rows.scales.length;
  const line = { texts, asked, width: vectors.rows.width, apart, ms: time.now() - began };
  if (!(apart >= LEAST_APART)) {
    log.error({ event: "embedding.useless", ...line });
    return null;
  }
  log.info({ event: "embedding.ready", ...line });
  return { width: vectors.rows.width, list: openMeaningList(vectors) };
}

interface HashedMatter {
  readonly id: string;
  /** Each phrasing under its hash. */
  readonly texts: readonly (readonly [hash: string, text: string])[];
}

/** How people ask for each matter and what it is called, as the bot's own list has them. */
async function hashPhrasings({ knowledge, findMatter }: AnsweringTools): Promise<HashedMatter[]> {
  const hashed: HashedMatter[] = [];
  for (const { id } of [...knowledge.matters, ...knowledge.recordMatters]) {
    const matter = findMatter(id);
    const texts = matter ? [...matter.asks, matter.name] : [];
    hashed.push({ id, texts: texts.map((text) => [hashText(text), text]) });
    await setImmediate();
  }
  return hashed;
}

type Kept = ReadonlyMap<string, KeptVector>;

/** Has what is not kept yet embedded. A service that has come to give vectors of another width is asked for all again. */
async function fill(
  texts: ReadonlyMap<string, string>,
  signal: AbortSignal,
  parts: PassageVectorsParts,
): Promise<{ readonly kept: Kept; readonly asked: number }> {
  const { cache } = parts;
  const hashes = new Set(texts.keys());
  let asked = 0;
  for (;;) {
    const kept = await cache.load(hashes);
    const missing = new Map([...texts].filter(([hash]) => !kept.has(hash)));
    const width = missing.size > 0 ? await embedMissing(missing, signal, parts) : null;
    asked += missing.size;
    const all = missing.size > 0 && !signal.aborted ? await cache.load(hashes) : kept;
    const widths = widthsOf(all);
    if (widths.size < 2 || signal.aborted) return { kept: all, asked };
    await cache.keepWidth(width ?? Math.max(...widths));
  }
}

/** Of the vectors that are any. */
function widthsOf(kept: Kept): Set<number> {
  const widths = new Set([...kept.values()].map(({ values }) => values.length));
  widths.delete(0);
  return widths;
}

/** Gives the width of the vectors; `null` where none came. */
async function embedMissing(
  missing: ReadonlyMap<string, string>,
  signal: AbortSignal,
  { embedder, cache, time, random, log }: PassageVectorsParts,
): Promise<number | null> {
  const hashOf = new Map([...missing].map(([hash, text]) => [text, hash]));
  let done = 0;
  let width: number | null = null;
  log.info({ event: "embedding.started", missing: missing.size });
  await embedInPieces([...hashOf.keys()], signal, {
    embedder,
    time,
    random,
    onPause: (pause) => log.warn({ event: "embedding.paused", done, of: missing.size, ...pause }),
    async onRefused(refused) {
      const none = new Float32Array();
      await cache.put(new Map(refused.map((text) => [hashOf.get(text) ?? "", none])));
      log.warn({ event: "embedding.refused", texts: refused.length });
    },
    async onEmbedded(vectors) {
      await cache.put(new Map([...vectors].map(([text, it]) => [hashOf.get(text) ?? "", it])));
      width = [...vectors.values()][0]?.length ?? width;
      const before = done;
      done += vectors.size;
      if (Math.floor(done / PROGRESS) > Math.floor(before / PROGRESS))
        log.info({ event: "embedding.progress", done, of: missing.size });
    },
  });
  return width;
}

/** The vectors in the order of the matters; a text that the service would not take has one of zeros, near to nothing. */
function arrange(matters: readonly HashedMatter[], kept: Kept): PhrasingVectors {
  const starts = new Uint32Array(matters.length + 1);
  matters.forEach(({ texts }, place) => {
    starts[place + 1] = (starts[place] ?? 0) + texts.length;
  });
  const [width = 0] = widthsOf(kept);
  const rows = startRows(starts.at(-1) ?? 0, { dimensions: width });
  matters
    .flatMap(({ texts }) => texts)
    .forEach(([hash], place) => {
      const vector = kept.get(hash);
      if (vector?.values.length !== width) return;
      rows.values.set(vector.values, place * width);
      rows.scales[place] = vector.scale;
    });
  return { ids: matters.map(({ id }) => id), starts, rows };
}

/** Lets messages come to their turn in between. */
async function inSlices<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}
