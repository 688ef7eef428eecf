import { ModelFailedError, type ModelFault } from "./chat-model.ts";

/** What clients of HTTP services tell of a failure. */
interface Failure {
  readonly name?: string;
  readonly status?: number;
  readonly code?: unknown;
  readonly headers?: { get?(name: string): string | null } | undefined;
}

/**
 * Says why a service wrote nothing. Of what it said only the status and the code are kept: its message may repeat the
 * question or the key.
 */
export function toModelFailure(error: unknown, signal: AbortSignal): ModelFailedError {
  if (error instanceof ModelFailedError) return error;
  const failure: Failure = typeof error === "object" && error !== null ? error : {};
  const said = typeof failure.code === "string" && /^\w{1,40}$/u.test(failure.code);
  const cause = { status: failure.status, code: said ? failure.code : undefined };
  const seconds = Number(failure.headers?.get?.("retry-after") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  return new ModelFailedError(reasonOf(failure, signal), { retryAfterMs, cause });
}

function reasonOf({ name, status }: Failure, signal: AbortSignal): ModelFault {
  if (signal.aborted || name === "TimeoutError" || name === "AbortError") return "timeout";
  if (status === undefined) return "connection";
  if (status === 429) return "rate-limited";
  if (status === 408) return "timeout";
  return status >= 500 ? "server" : "refused";
}
