import { z } from "zod";
import { ModelFailedError } from "#bot/answering/model/chat-model.ts";

/** The widest models that are offered have 4,096. */
export const MOST_NUMBERS = 8_192;

/** Of the numbers nothing is said: one by one, a schema takes seconds over them. */
const EmbeddingsSchema = z.array(
  z.object({ index: z.int().optional(), embedding: z.custom<readonly unknown[]>(Array.isArray) }),
);
type Embeddings = z.infer<typeof EmbeddingsSchema>;

/**
 * Reads the vectors of so many texts from what a service sent, and brings them to length 1.
 *
 * @throws ModelFailedError (`malformed`) where one is missing or too many, they are not of one width or too wide, or one is
 * nothing but zeros or has something that is no number: a vector put to the wrong text would go unnoticed for good
 */
export function readVectors(sent: unknown, count: number): Float32Array[] {
  const isCounted = Array.isArray(sent) && sent.length === count;
  const read = EmbeddingsSchema.safeParse(isCounted ? sent : null);
  if (!read.success) throw new ModelFailedError("malformed");
  const vectors = inOrder(read.data).map(({ embedding }) => toUnit(embedding));
  if (new Set(vectors.map(({ length }) => length)).size !== 1)
    throw new ModelFailedError("malformed");
  return vectors;
}

/** Some services number what they send and keep no order, some number nothing. */
function inOrder(sent: Embeddings): Embeddings {
  if (sent.every(({ index }) => index === undefined)) return sent;
  const sorted = sent.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  if (sorted.some(({ index }, place) => index !== place)) throw new ModelFailedError("malformed");
  return sorted;
}

function toUnit(values: readonly unknown[]): Float32Array {
  const numbers = areNumbers(values) ? values : [];
  const length = Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0));
  if (!(length > 0 && Number.isFinite(length))) throw new ModelFailedError("malformed");
  return Float32Array.from(numbers, (value) => value / length);
}

function areNumbers(values: readonly unknown[]): values is readonly number[] {
  return values.length >= 2 && values.length <= MOST_NUMBERS && values.every(Number.isFinite);
}
