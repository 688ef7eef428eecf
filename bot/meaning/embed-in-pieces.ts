import { ModelFailedError } from "#bot/answering/model/chat-model.ts";
import type { Time } from "#bot/answering/model/time.ts";
import { statusOf } from "#bot/answering/model/write-in-time.ts";
import type { TextEmbedder } from "./text-embedder.ts";

export interface PiecesParts {
  readonly embedder: TextEmbedder;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
  /** What has a vector, as soon as it has. */
  readonly onEmbedded: (vectors: ReadonlyMap<string, Float32Array>) => Promise<void>;
  /** What the service will not take, or has no usable vector for. */
  readonly onRefused: (texts: readonly string[]) => Promise<void>;
  /** The service is left alone for a while. */
  readonly onPause: (pause: Pause) => void;
}

export interface Pause {
  readonly reason: string;
  /** Of the HTTP answer, where there was one. */
  readonly status: number | undefined;
  readonly waitMs: number;
}

/** Texts of the first request; Qwen's service takes 10, GLM's 64, OpenAI's 2,048. */
const FIRST_SIZE = 64;
/** Requests under way at once. */
const AT_ONCE = 2;
/** For one request: a service without a graphics card takes a while. */
const REQUEST_MS = 60_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;
/** By these a service says that it is asked for too much, or for something that it does not want. */
const TOO_MUCH: ReadonlySet<unknown> = new Set([400, 413, 422]);
/** After so many texts refused one by one it is tried whether the service takes anything at all. */
const MOST_REFUSED = 20;
const PLAIN = "上海";

type Piece = readonly string[];

/**
 * Has a service embed texts, in as many requests as it needs: what it refuses, or has no usable vectors for, is asked for in
 * halves, down to a single text. After any other fault the service is left alone, longer each time, and asked again. Comes when
 * all is done or called off.
 */
export async function embedInPieces(
  texts: readonly string[],
  signal: AbortSignal,
  parts: PiecesParts,
): Promise<void> {
  const line = createLine(texts);
  for (let faults = 0; !signal.aborted; ) {
    const pieces = line.take();
    const results = await Promise.all(pieces.map((piece) => embedPiece(piece, signal, parts)));
    for (const [place, result] of results.entries()) line.put(pieces[place] ?? [], result);
    if (results.some(({ kind }) => kind === "embedded")) faults = 0;
    const refused = line.refused(pieces.length === 0 ? 1 : MOST_REFUSED);
    if (pieces.length === 0 && refused.length === 0) return;
    const fault =
      results.find((it) => it.kind === "fault") ?? (await judge(refused, signal, parts));
    if (!fault || signal.aborted) continue;
    line.putBack(refused);
    faults += 1;
    await pauseAfter(fault, faults, { signal, ...parts });
  }
}

/** Texts are to blame where the service takes another; where it takes none, an account may be empty or a model gone. */
async function judge(
  refused: readonly string[],
  signal: AbortSignal,
  parts: PiecesParts,
): Promise<Fault | null> {
  if (refused.length === 0) return null;
  const plain = await embedPiece([PLAIN], signal, { ...parts, onEmbedded: async () => undefined });
  if (plain.kind === "embedded") await parts.onRefused(refused);
  if (plain.kind === "refused") return { kind: "fault", error: new ModelFailedError("refused") };
  return plain.kind === "fault" ? plain : null;
}

type PieceResult = { readonly kind: "embedded" } | { readonly kind: "refused" } | Fault;
interface Fault {
  readonly kind: "fault";
  readonly error: ModelFailedError;
}

async function embedPiece(
  piece: Piece,
  signal: AbortSignal,
  { embedder, onEmbedded }: PiecesParts,
): Promise<PieceResult> {
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]);
    const vectors = await embedder.embed(piece, limited);
    await onEmbedded(new Map(piece.flatMap((text, at) => [[text, vectors[at] as Float32Array]])));
    return { kind: "embedded" };
  } catch (error) {
    if (!(error instanceof ModelFailedError)) throw error;
    // Some services have no number for some text; the others need not wait for it.
    const isOfTexts = error.reason === "malformed" || TOO_MUCH.has(statusOf(error.cause));
    return isOfTexts ? { kind: "refused" } : { kind: "fault", error };
  }
}

/** What is still to be embedded, and in how large pieces. */
function createLine(texts: readonly string[]) {
  const waiting: Piece[] = [texts];
  const refused: string[] = [];
  let size = FIRST_SIZE;
  let passed = 0;
  const cut = (): Piece => {
    const piece = waiting.pop() ?? [];
    const rest = piece.slice(size);
    if (rest.length > 0) waiting.push(rest);
    return piece.slice(0, size);
  };
  return {
    take: (): Piece[] => Array.from({ length: AT_ONCE }, cut).filter(({ length }) => length > 0),
    put(piece: Piece, { kind }: PieceResult): void {
      if (kind === "embedded") {
        passed = Math.max(passed, piece.length);
        size = Math.max(size, passed);
      } else if (kind === "fault") waiting.push(piece);
      else if (piece.length === 1) refused.push(...piece);
      else {
        const half = Math.ceil(piece.length / 2);
        if (piece.length > passed) size = Math.max(passed, Math.min(size, half));
        waiting.push(piece.slice(half), piece.slice(0, half));
      }
    },
    /** Takes what was refused one by one, where it is so many. */
    refused: (least: number): string[] => (refused.length >= least ? refused.splice(0) : []),
    /** Behind all others. */
    putBack(piece: Piece): void {
      if (piece.length > 0) waiting.unshift(piece);
    },
  };
}

async function pauseAfter(
  { error }: Fault,
  faults: number,
  { signal, time, random, onPause }: PiecesParts & { readonly signal: AbortSignal },
): Promise<void> {
  const grown = FIRST_PAUSE_MS * 2 ** (faults - 1) * (1 + random());
  const waitMs = Math.round(Math.min(LONGEST_PAUSE_MS, Math.max(grown, error.retryAfterMs ?? 0)));
  onPause({ reason: error.reason, status: statusOf(error.cause), waitMs });
  await new Promise<void>((resolve) => {
    const end = (): void => {
      callOff();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const callOff = time.after(waitMs, end);
    signal.addEventListener("abort", end);
  });
}
