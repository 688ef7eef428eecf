import { z } from "zod";
import { ModelFailedError } from "#bot/answering/model/chat-model.ts";

const EmbeddingsSchema = z.array(
  z.object({ index: z.int().optional(), embedding: z.array(z.number()).min(2) }),
);
type Embeddings = z.infer<typeof EmbeddingsSchema>;

/**
 * Reads the vectors of so many texts from what a service sent, and brings them to length 1.
 *
 * @throws ModelFailedError (`malformed`) where one is missing or too many, they are not of one width, or one is nothing but
 * zeros or has something that is no number: a vector put to the wrong text would go unnoticed for good
 */
export function readVectors(sent: unknown, count: number): Float32Array[] {
  const read = EmbeddingsSchema.safeParse(sent);
  if (!read.success || read.data.length !== count) throw new ModelFailedError("malformed");
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

function toUnit(values: readonly number[]): Float32Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (!(length > 0 && Number.isFinite(length))) throw new ModelFailedError("malformed");
  return Float32Array.from(values, (value) => value / length);
}
