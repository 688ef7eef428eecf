import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type AccessToken, createAccessToken, type FreshToken } from "./access-token.ts";

/** Thrown when the platform refuses a call; its own words may name a person or an address, so only its number is kept. */
export class PlatformRefusedError extends Error {
  override name = "PlatformRefusedError" as const;
  readonly errcode: number;

  constructor(path: string, errcode: number) {
    super(`${path} was refused with errcode ${errcode}.`);
    this.errcode = errcode;
  }
}

/** Thrown when the platform cannot be reached or does not answer in its form; the call may be made again. */
export class PlatformUnreachableError extends Error {
  override name = "PlatformUnreachableError" as const;
}

/** Calls an account's interfaces with its access token. */
export interface PlatformApi {
  /**
   * @throws PlatformRefusedError, PlatformUnreachableError
   */
  call<Schema extends z.ZodType>(
    path: string,
    body: object,
    schema: Schema,
  ): Promise<z.output<Schema>>;
}

export interface PlatformApiParts {
  /** `https://api.weixin.qq.com` */
  readonly root: string;
  /** How the token is asked for. */
  readonly tokenRequest: { readonly path: string; readonly body?: object };
  readonly clock: () => number;
}

/**
 * Not a token, ended, or another's
 * (developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html, developer.work.weixin.qq.com/document/path/90313).
 */
const SPOILED: readonly number[] = [40_001, 40_014, 42_001];
/** Busy; too many calls at once. */
const BUSY: readonly number[] = [-1, 45_033];
const TRIES = 3;
const PAUSE_MS = 500;
const TIMEOUT_MS = 10_000;

const OutcomeSchema = z.object({ errcode: z.number().default(0) });
const TokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** What is answered by an interface that only does something; without it nobody said that it was done. */
export const DoneSchema = z.object({ errcode: z.literal(0) });

/** Opens the interfaces of an account. */
export function openPlatformApi({ root, tokenRequest, clock }: PlatformApiParts): PlatformApi {
  const token = createAccessToken(async (): Promise<FreshToken> => {
    const { path, body } = tokenRequest;
    const { access_token, expires_in } = await request(root + path, body, TokenSchema);
    return { token: access_token, lifeSeconds: expires_in };
  }, clock);
  return {
    async call(path, body, schema) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await callOnce({ root, path, body, token }, schema);
        } catch (error) {
          if (attempt === TRIES || !isPassing(error)) throw error;
          if (!isSpoiled(error)) await pause(PAUSE_MS * attempt, undefined, { ref: false });
        }
      }
    },
  };
}

async function callOnce<Schema extends z.ZodType>(
  { root, path, body, token }: { root: string; path: string; body: object; token: AccessToken },
  schema: Schema,
): Promise<z.output<Schema>> {
  const held = await token.get();
  try {
    return await request(`${root}${path}?access_token=${encodeURIComponent(held)}`, body, schema);
  } catch (error) {
    if (isSpoiled(error)) token.spoil(held);
    throw error;
  }
}

/** One request; without a body a GET. Nothing that is thrown has the address in it, which holds the token. */
async function request<Schema extends z.ZodType>(
  address: string,
  body: object | undefined,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { pathname } = new URL(address);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const post = { method: "POST", body: JSON.stringify(body) };
  const told = await fetch(address, { signal, ...(body ? post : {}) })
    .then((response): unknown => (response.ok ? response.json() : null))
    .catch(() => null);
  const outcome = OutcomeSchema.safeParse(told);
  if (!outcome.success) throw new PlatformUnreachableError(`${pathname} gave no usable answer.`);
  const { errcode } = outcome.data;
  if (errcode !== 0) throw new PlatformRefusedError(pathname, errcode);
  const read = schema.safeParse(told);
  if (!read.success) throw new PlatformUnreachableError(`${pathname} answered in another form.`);
  return read.data;
}

function isSpoiled(error: unknown): boolean {
  return error instanceof PlatformRefusedError && SPOILED.includes(error.errcode);
}

/** What did not reach the platform is not said again: it may have arrived. */
function isPassing(error: unknown): boolean {
  return (
    isSpoiled(error) || (error instanceof PlatformRefusedError && BUSY.includes(error.errcode))
  );
}

/** A failure for the log: the platform's number, never what was sent. */
export function describeFailure(error: unknown): {
  reason: string;
  errcode?: number;
  where?: string;
} {
  if (error instanceof PlatformRefusedError) return { reason: error.name, errcode: error.errcode };
  return { reason: error instanceof Error ? error.name : typeof error, where: whereOf(error) };
}

/** Where a fault happened: its message may have words of the person in it. */
export function whereOf(error: unknown): string {
  return error instanceof Error ? (/^\s+at .*$/mu.exec(error.stack ?? "")?.[0].trim() ?? "") : "";
}
