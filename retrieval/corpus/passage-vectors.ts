import { addRow, dotRow, type VectorRows } from "../vector-rows.ts";
import { CORPUS_SETTINGS } from "./settings.ts";

/** Passages' vectors with their documents. */
export interface DocumentVectors {
  readonly rows: VectorRows;
  /** The place of the document of each passage. */
  readonly documentOf: Uint32Array;
  /** The length of the sum of the passages that open each document. */
  readonly lengths: Float32Array;
}

/** How near documents are to a question, as cosines. */
export interface Nearness {
  /** Of each document's nearest passage. */
  readonly passageCosines: Float32Array;
  /** Which passage that is. */
  readonly passages: Uint32Array;
  /** Of the sum of the passages that open each document. */
  readonly openingCosines: Float32Array;
}

/** Adds up the vectors of the passages that open each of `documents` documents, which follow one another. */
export function sumOpenings(
  rows: VectorRows,
  { documentOf, documents }: { documentOf: Uint32Array; documents: number },
): DocumentVectors {
  const lengths = new Float32Array(documents);
  const sum = new Float32Array(rows.width);
  for (const [place, document] of documentOf.entries()) {
    if (document !== documentOf[place - 1]) sum.fill(0);
    if (!isOpening(place, documentOf)) continue;
    addRow(sum, rows, { place, by: 1 });
    lengths[document] = Math.hypot(...sum);
  }
  return { rows, documentOf, lengths };
}

/** Compares a vector with all passages, exactly: 63,000 of 96 numbers take some 6 ms. */
export function compareAll(
  vector: Float32Array,
  { rows, documentOf, lengths }: DocumentVectors,
): Nearness {
  const passageCosines = new Float32Array(lengths.length).fill(-1);
  const passages = new Uint32Array(lengths.length);
  const openingCosines = new Float32Array(lengths.length);
  for (let place = 0; place < rows.scales.length; place += 1) {
    const cosine = dotRow(rows, place, vector);
    const document = documentOf[place] ?? 0;
    const length = lengths[document] ?? 0;
    if (length > 0 && isOpening(place, documentOf))
      openingCosines[document] = (openingCosines[document] ?? 0) + cosine / length;
    if (cosine > (passageCosines[document] ?? 0)) {
      passageCosines[document] = cosine;
      passages[document] = place;
    }
  }
  return { passageCosines, passages, openingCosines };
}

/** Whether a passage is among those with which its document opens. */
function isOpening(place: number, documentOf: Uint32Array): boolean {
  return documentOf[place] !== documentOf[place - CORPUS_SETTINGS.opening];
}
