import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { StaticEmbedder } from "./embedder.ts";
import { type IndexBlocks, readIndexFile, writeIndexFile } from "./index-file.ts";
import { numbersOf, textsOf } from "./saved-postings.ts";
import { addRow, toWholeNumbers } from "./vector-rows.ts";

/** Vectors of words and pairs of characters, made by `npm run train:embedder`. */
export interface WordVectors {
  readonly dimensions: number;
  /** Place of each token. */
  readonly places: ReadonlyMap<string, number>;
  /** How much each token counts in a text: its inverse document frequency in the training texts. */
  readonly weights: Float32Array;
  /** Row after row, each as whole numbers times its scale. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** Grows when files of before can no longer be read. */
const LAYOUT = "word-vectors 1";
const FILE = fileURLToPath(new URL("./weights/word-vectors.index", import.meta.url));

/**
 * Opens the vectors that are part of the project.
 *
 * @throws Error when the file is missing or damaged; `git checkout` brings it back, `npm run train:embedder` makes it
 */
export function openWordVectors(path: string = FILE): WordVectors {
  const blocks = readIndexFile(path, LAYOUT);
  if (typeof blocks === "string")
    throw new Error(`${path} is ${blocks}: bring it back with git or npm run train:embedder`);
  const terms = textsOf(blocks, "terms");
  const values = numbersOf(blocks, "values", Int8Array);
  return {
    dimensions: values.length / terms.length,
    places: new Map(terms.map((term, place) => [term, place])),
    weights: numbersOf(blocks, "weights", Float32Array),
    values,
    scales: numbersOf(blocks, "scales", Float32Array),
  };
}

/** Writes vectors, each rounded to 255 steps of its greatest value. */
export function writeWordVectors(
  terms: readonly string[],
  { rows, weights }: { rows: Float32Array; weights: Float32Array },
  path: string = FILE,
): void {
  const width = rows.length / terms.length;
  const { values, scales } = toWholeNumbers(rows, width);
  const blocks: IndexBlocks = { numbers: { weights, values, scales }, texts: { terms } };
  writeIndexFile(path, LAYOUT, blocks);
}

/** The embedder over word vectors: the sum of a text's tokens, each by (log of 1 + its count) × its weight. */
export function createWordEmbedder(vectors: WordVectors): StaticEmbedder {
  const { dimensions, places, weights, values, scales } = vectors;
  const rows = { width: dimensions, values, scales };
  return {
    id: createHash("sha256").update(values).update(weights).digest("hex"),
    dimensions,
    embed(tokens) {
      const sum = new Float32Array(dimensions);
      for (const [place, count] of countKnown(tokens, places)) {
        addRow(sum, rows, { place, by: Math.log1p(count) * (weights[place] ?? 0) });
      }
      const length = Math.hypot(...sum);
      return length > 0 ? sum.map((value) => value / length) : sum;
    },
  };
}

function countKnown(
  tokens: readonly string[],
  places: ReadonlyMap<string, number>,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of tokens) {
    const place = places.get(token);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
