import { ModelFailedError, type ModelFault } from "#bot/answering/model/chat-model.ts";
import {
  type BreakerSettings,
  type BreakerState,
  createCircuitBreaker,
  type Told,
} from "#bot/answering/model/circuit-breaker.ts";
import { createSlots } from "#bot/answering/model/slots.ts";
import type { Time } from "#bot/answering/model/time.ts";
import { statusOf } from "#bot/answering/model/write-in-time.ts";
import type { Logger } from "#bot/logger.ts";
import type { TextEmbedder } from "./text-embedder.ts";

/** Why the bot's own word vectors answered a question. */
export type UnaskedReason = "busy" | "no-time" | "circuit-open";
export type EmbeddingFault = ModelFault | "broken";

/** What came of asking for a question's vectors, as it is counted. */
export interface EmbeddingOutcome {
  readonly kind: "embedded" | "not-asked" | "failed";
  readonly reason: UnaskedReason | EmbeddingFault | null;
  readonly ms: number;
}

/** Embeds what questions search for. */
export interface QuestionVectors {
  /**
   * By the text; `null` where they did not come in time. Never rejects.
   *
   * @param width that they must have
   * @param deadline of the channel, milliseconds since 1970; `null` where it has none
   */
  embed(
    texts: readonly string[],
    width: number,
    deadline: number | null,
  ): Promise<ReadonlyMap<string, Float32Array> | null>;
  circuit(): BreakerState;
}

export interface QuestionVectorsParts {
  readonly embedder: TextEmbedder;
  /** The longest that a question waits, milliseconds. */
  readonly timeoutMs: number;
  readonly time: Time;
  readonly log: Logger;
  /** Is told of every question, whatever came of it. */
  readonly onOutcome?: (outcome: EmbeddingOutcome) => void;
}

/** Five faults in a row are no accident; in half a minute a service is back, or it is down for long. */
const BREAKER: BreakerSettings = { faultsInRow: 5, pauseMs: 30_000 };
/** Kept back of a channel's deadline: for answering from the sources, keeping and sending. */
const RESERVE_MS = 400;
/** In less no service answers. */
const LEAST_MS = 50;
/** Questions that are with the service at once; for one more there is no waiting worth its while. */
const AT_ONCE = 16;
/** A service that refuses a question or sends nonsense is there: the next question may fare better. */
const WORKS: ReadonlySet<EmbeddingFault> = new Set<EmbeddingFault>(["refused", "malformed"]);

/** Creates what embeds questions, once each: a second try would take longer than it helps. */
export function createQuestionVectors(parts: QuestionVectorsParts): QuestionVectors {
  const { time, timeoutMs, log, onOutcome } = parts;
  const breaker = createCircuitBreaker(BREAKER, time.now);
  const slots = createSlots(AT_ONCE, time);
  const report = ({ status, ...outcome }: EmbeddingOutcome & Pick<Failed, "status">): void => {
    const { kind, reason, ms } = outcome;
    const line = { event: `embedding.${kind}`, ms, circuit: breaker.state() };
    if (kind === "embedded") log.debug(line);
    else log.warn({ ...line, reason, ...(status === undefined ? {} : { status }) });
    onOutcome?.(outcome);
  };
  return {
    circuit: breaker.state,
    async embed(texts, width, deadline) {
      const began = time.now();
      const left = Math.min(timeoutMs, (deadline ?? Number.POSITIVE_INFINITY) - RESERVE_MS - began);
      const notAsked = (reason: UnaskedReason): null => {
        report({ kind: "not-asked", reason, ms: 0 });
        return null;
      };
      if (left < LEAST_MS) return notAsked("no-time");
      const giveBack = await slots.take(0);
      if (!giveBack) return notAsked("busy");
      const leave = breaker.enter();
      if (!leave) {
        giveBack();
        return notAsked("circuit-open");
      }
      const tried = await embedWithin(texts, { width, ms: left }, parts);
      giveBack();
      leave(tried.kind === "embedded" ? "worked" : told(tried, left < timeoutMs));
      const ms = time.now() - began;
      if (tried.kind === "embedded") report({ kind: "embedded", reason: null, ms });
      else report({ ...tried, ms });
      return tried.kind === "embedded" ? tried.vectors : null;
    },
  };
}

/** What a hurried question found too slow may serve the others. */
function told({ reason }: Failed, isHurried: boolean): Told {
  if (WORKS.has(reason)) return "worked";
  return reason === "broken" || (reason === "timeout" && isHurried) ? "unclear" : "fault";
}

interface Embedded {
  readonly kind: "embedded";
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

interface Failed {
  readonly kind: "failed";
  readonly reason: EmbeddingFault;
  /** Of the HTTP answer, where there was one. */
  readonly status?: number | undefined;
}

/** Comes in time even where the service's client does not heed that it was called off. */
async function embedWithin(
  texts: readonly string[],
  { width, ms }: { width: number; ms: number },
  { embedder, time }: QuestionVectorsParts,
): Promise<Embedded | Failed> {
  const stop = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<Failed>();
  const callOff = time.after(ms, () => {
    resolve({ kind: "failed", reason: "timeout" });
    stop.abort();
  });
  try {
    return await Promise.race([late, tryToEmbed(texts, width, { embedder, signal: stop.signal })]);
  } finally {
    callOff();
  }
}

async function tryToEmbed(
  texts: readonly string[],
  width: number,
  { embedder, signal }: { embedder: TextEmbedder; signal: AbortSignal },
): Promise<Embedded | Failed> {
  try {
    const vectors = await embedder.embed(texts, signal);
    if (vectors.some(({ length }) => length !== width)) throw new ModelFailedError("malformed");
    const pairs = texts.map((text, at): [string, Float32Array] => [
      text,
      vectors[at] as Float32Array,
    ]);
    return { kind: "embedded", vectors: new Map(pairs) };
  } catch (error) {
    if (!(error instanceof ModelFailedError)) return { kind: "failed", reason: "broken" };
    const { reason, cause } = error;
    return { kind: "failed", reason, status: statusOf(cause) };
  }
}
