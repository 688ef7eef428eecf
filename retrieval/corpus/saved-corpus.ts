import { createHash } from "node:crypto";
import type { IndexBlocks } from "../index-file.ts";
import { type Opened, openSaved } from "../open-saved.ts";
import {
  numbersOf,
  readPostings,
  readTerms,
  textsOf,
  writePostings,
  writeTerms,
} from "../saved-postings.ts";
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

/** An index over a corpus, and how its file was found. */
export interface OpenedCorpus extends Omit<Opened<unknown>, "parts"> {
  readonly index: CorpusIndex;
}

interface SavedCorpus {
  readonly cut: CutCorpus;
  readonly parts: CorpusParts;
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
  const { parts: opened, ...found } = openSaved<SavedCorpus>(path, {
    fingerprint: fingerprintOf(texts, ports),
    build: () => {
      const cut = cutCorpus(texts);
      return { cut, parts: indexPassages(cut, ports) };
    },
    toBlocks,
    fromBlocks,
  });
  return { index: openCorpusIndex(opened.cut, opened.parts, ports), ...found };
}

/** Grows when the same texts and settings come to be cut or counted in another way. */
const INDEX_VERSION = 2;

/** Of all that the index is made from: its version, the settings, tokenizer, embedder and every text. */
function fingerprintOf(texts: readonly CorpusText[], { tokenizer, embedder }: CorpusPorts): string {
  const hash = createHash("sha256");
  const made = [INDEX_VERSION, CORPUS_SETTINGS.passageLength, tokenizer.id, embedder.id];
  hash.update(JSON.stringify(made));
  for (const { id, title, text } of texts) hash.update(JSON.stringify([id, title, text]));
  return hash.digest("hex");
}

function toBlocks({ cut, parts }: SavedCorpus): IndexBlocks {
  const { ids, passages, documentOf } = cut;
  const { postings, vectors } = parts;
  const { numbers, texts } = writePostings("passages", postings);
  const { values, scales } = vectors;
  return {
    numbers: { ...numbers, documentOf, "vectors.values": values, "vectors.scales": scales },
    texts: { ...texts, ...writeTerms(postings).texts, ids, passages },
  };
}

function fromBlocks(blocks: IndexBlocks): SavedCorpus {
  const cut = {
    ids: textsOf(blocks, "ids"),
    passages: textsOf(blocks, "passages"),
    documentOf: numbersOf(blocks, "documentOf", Uint32Array),
  };
  const values = numbersOf(blocks, "vectors.values", Int8Array);
  const scales = numbersOf(blocks, "vectors.scales", Float32Array);
  const vectors = { width: values.length / Math.max(1, scales.length), values, scales };
  return { cut, parts: { postings: readPostings("passages", blocks, readTerms(blocks)), vectors } };
}
