import {
  type ChatModel,
  ModelFailedError,
  type ModelFault,
  type ModelRequest,
  type Tokens,
} from "./chat-model.ts";
import type { Time } from "./time.ts";

/** `unwanted`: who read along wanted no more. `broken`: something threw that is no failure of a model. */
export type WriteFault = ModelFault | "cancelled" | "unwanted" | "broken";

/** What came of asking a model, at most twice. */
export type Attempt =
  | { readonly kind: "written"; readonly value: unknown; readonly tokens: Tokens }
  | {
      readonly kind: "failed";
      readonly reason: WriteFault;
      readonly retryAfterMs?: number | undefined;
      /** Of the HTTP answer, where there was one. */
      readonly status?: number | undefined;
    };

/** How often a model was asked, and whether any of it came, which is paid for even where it broke off. */
export interface Tried {
  readonly tries: number;
  readonly hasCome: boolean;
}

export interface WriteParts {
  readonly model: ChatModel;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface WriteLimits {
  /** When it has to be there; milliseconds since 1970. */
  readonly until: number;
  /** Less time than that is not worth a try. */
  readonly leastMs: number;
  readonly cancel: AbortSignal;
}

/** Faults of a moment, after which it is tried a second time. */
const PASSING: ReadonlySet<WriteFault> = new Set(["rate-limited", "server", "connection"]);
/** Before the second try; up to twice as long, so that not all come back at once. */
const PAUSE_MS = 250;

/**
 * Asks a model, and once more after a fault that may pass where there is time left for it. What has been streamed cannot be
 * taken back: after the first word of it there is no second try.
 */
export async function writeInTime(
  request: Omit<ModelRequest, "signal">,
  limits: WriteLimits,
  parts: WriteParts,
): Promise<Attempt & Tried> {
  let hasCome = false;
  const { onText } = request;
  const asked = {
    ...request,
    onText(text: string) {
      hasCome = true;
      return onText?.(text);
    },
  };
  const first = await writeOnce(asked, limits, parts);
  const pauseMs = pauseAfter(first, parts);
  const isShown = hasCome && onText !== undefined;
  const isLeft =
    pauseMs !== null && parts.time.now() + pauseMs + limits.leastMs <= limits.until && !isShown;
  if (!isLeft) return { ...first, tries: 1, hasCome };
  await pause(pauseMs, limits.cancel, parts.time);
  if (limits.cancel.aborted) return { kind: "failed", reason: "cancelled", tries: 1, hasCome };
  return { ...(await writeOnce(asked, limits, parts)), tries: 2, hasCome };
}

function pauseAfter(attempt: Attempt, { random }: WriteParts): number | null {
  if (attempt.kind === "written" || !PASSING.has(attempt.reason)) return null;
  return Math.max(attempt.retryAfterMs ?? 0, PAUSE_MS) + random() * PAUSE_MS;
}

function pause(ms: number, cancel: AbortSignal, time: Time): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      callOff();
      cancel.removeEventListener("abort", end);
      resolve();
    };
    const callOff = time.after(ms, end);
    cancel.addEventListener("abort", end);
  });
}

/** Comes in time even where the model does not heed that it was called off. */
async function writeOnce(
  request: Omit<ModelRequest, "signal">,
  { until, cancel }: WriteLimits,
  { model, time }: WriteParts,
): Promise<Attempt> {
  const stop = new AbortController();
  const { promise: stopped, resolve } = Promise.withResolvers<Attempt>();
  const end = (reason: "timeout" | "cancelled" | "unwanted"): void => {
    resolve({ kind: "failed", reason });
    stop.abort();
  };
  const onCancel = (): void => end("cancelled");
  const callOff = time.after(until - time.now(), () => end("timeout"));
  cancel.addEventListener("abort", onCancel);
  const { onText } = request;
  const heard = onText && {
    onText(text: string) {
      if (!stop.signal.aborted && onText(text) === false) end("unwanted");
    },
  };
  try {
    return await Promise.race([
      stopped,
      tryToWrite(model, { ...request, ...heard, signal: stop.signal }),
    ]);
  } finally {
    callOff();
    cancel.removeEventListener("abort", onCancel);
  }
}

async function tryToWrite(model: ChatModel, request: ModelRequest): Promise<Attempt> {
  try {
    return { kind: "written", ...(await model.write(request)) };
  } catch (error) {
    if (!(error instanceof ModelFailedError)) return { kind: "failed", reason: "broken" };
    const { reason, retryAfterMs, cause } = error;
    return { kind: "failed", reason, retryAfterMs, status: statusOf(cause) };
  }
}

/** The status of the HTTP answer that a failure of a model came from, where there was one. */
export function statusOf(cause: unknown): number | undefined {
  const status = typeof cause === "object" && cause && "status" in cause ? cause.status : undefined;
  return typeof status === "number" ? status : undefined;
}
