import { createHash } from "node:crypto";
import { type IndexBlocks, type IndexFault, readIndexFile, writeIndexFile } from "../index-file.ts";
import { numbersOf, readPostings, textsOf, writePostings } from "../saved-postings.ts";
import {
  type CorpusIndex,
  type CorpusParts,
  type CorpusPorts,
  type CorpusText,
  type CutCorpus,
  cutCorpus,
  indexPassages,
  openCorpusIndex,
} from "./corpus-index.ts";
import { CORPUS_SETTINGS } from "./settings.ts";

/** An index over a corpus and where it came from. */
export interface OpenedCorpus {
  readonly index: CorpusIndex;
  /** `saved` when the file served; otherwise why it was built anew. */
  readonly origin: "saved" | IndexFault;
  /** Why the new file could not be written, when it could not; the index serves all the same. */
  readonly unsaved?: Error;
}

/**
 * Opens the index over a corpus from its file. A file that is missing, damaged, or made from other texts or settings
 * is replaced by a new one.
 *
 * @param texts read once to see whether the file is of them, and once more to build it
 */
export function openSavedCorpus(
  path: string,
  texts: readonly CorpusText[],
  ports: CorpusPorts,
): OpenedCorpus {
  const fingerprint = fingerprintOf(texts, ports);
  const saved = readIndexFile(path, fingerprint);
  if (typeof saved !== "string") {
    const { cut, parts } = fromBlocks(saved);
    return { index: openCorpusIndex(cut, parts, ports), origin: "saved" };
  }
  const cut = cutCorpus(texts);
  const parts = indexPassages(cut, ports);
  const index = openCorpusIndex(cut, parts, ports);
  try {
    writeIndexFile(path, fingerprint, toBlocks(cut, parts));
    return { index, origin: saved };
  } catch (error) {
    return { index, origin: saved, unsaved: error as Error };
  }
}

/** Grows when the same texts and settings come to be cut or counted in another way. */
const INDEX_VERSION = 1;

/** Of all that the index is made from: its version, the settings, tokenizer, embedder and every text. */
function fingerprintOf(texts: readonly CorpusText[], { tokenizer, embedder }: CorpusPorts): string {
  const hash = createHash("sha256");
  const made = [INDEX_VERSION, CORPUS_SETTINGS.passageLength, tokenizer.id, embedder.id];
  hash.update(JSON.stringify(made));
  for (const { id, title, text } of texts) hash.update(JSON.stringify([id, title, text]));
  return hash.digest("hex");
}

function toBlocks(
  { ids, passages, documentOf }: CutCorpus,
  { postings, vectors }: CorpusParts,
): IndexBlocks {
  const { numbers, texts } = writePostings("passages", postings);
  const { values, scales } = vectors;
  return {
    numbers: { ...numbers, documentOf, "vectors.values": values, "vectors.scales": scales },
    texts: { ...texts, ids, passages },
  };
}

function fromBlocks(blocks: IndexBlocks): { cut: CutCorpus; parts: CorpusParts } {
  const cut = {
    ids: textsOf(blocks, "ids"),
    passages: textsOf(blocks, "passages"),
    documentOf: numbersOf(blocks, "documentOf", Uint32Array),
  };
  const values = numbersOf(blocks, "vectors.values", Int8Array);
  const scales = numbersOf(blocks, "vectors.scales", Float32Array);
  const vectors = { width: values.length / Math.max(1, scales.length), values, scales };
  return { cut, parts: { postings: readPostings("passages", blocks), vectors } };
}
