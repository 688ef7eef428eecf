import type { z } from "zod";

/** What a model took, as its service counts it. */
export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

/** What a model is asked for: to write the answer, or to say what a question is about. */
export type ModelPurpose = "answer" | "opinion";

export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** Of what is to be written. */
  readonly schema: z.ZodType;
  readonly signal: AbortSignal;
  /** Is told what is written while it is written; gives `false` where no more is wanted. */
  readonly onText?: (text: string) => unknown;
}

export interface Written {
  readonly value: unknown;
  readonly tokens: Tokens;
}

/** Writes what a schema describes. */
export interface ChatModel {
  readonly name: string;
  /** @throws ModelFailedError */
  write(request: ModelRequest): Promise<Written>;
}

export const MODEL_FAULTS = [
  "timeout",
  "rate-limited",
  "server",
  "connection",
  "refused",
  "malformed",
] as const;
/** Why a model wrote nothing. */
export type ModelFault = (typeof MODEL_FAULTS)[number];

/** Thrown when a model wrote nothing that can be used. */
export class ModelFailedError extends Error {
  override name = "ModelFailedError" as const;
  readonly code = "MODEL_FAILED";
  readonly reason: ModelFault;
  /** When the service says that it may be asked again, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: ModelFault, { retryAfterMs, cause }: FailureDetails = {}) {
    super(`The model wrote nothing: ${reason}.`, { cause });
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

interface FailureDetails {
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}
