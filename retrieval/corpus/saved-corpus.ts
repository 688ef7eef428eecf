import { createHash } from "node:crypto";
import { type IndexBlocks, type IndexFault, readIndexFile, writeIndexFile } from "../index-file.ts";
import type { Postings } from "../postings.ts";
import { numbersOf, readPostings, textsOf, writePostings } from "../saved-postings.ts";
import {
  CORPUS_SETTINGS,
  type CorpusIndex,
  type CorpusPorts,
  type CorpusText,
  type CutCorpus,
  cutCorpus,
  indexPassages,
  openCorpusIndex,
} from "./corpus-index.ts";

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
    const { cut, postings } = fromBlocks(saved);
    return { index: openCorpusIndex(cut, postings, ports), origin: "saved" };
  }
  const cut = cutCorpus(texts);
  const postings = indexPassages(cut, ports);
  const index = openCorpusIndex(cut, postings, ports);
  try {
    writeIndexFile(path, fingerprint, toBlocks(cut, postings));
    return { index, origin: saved };
  } catch (error) {
    return { index, origin: saved, unsaved: error as Error };
  }
}

/** Grows when the same texts and settings come to be cut or counted in another way. */
const INDEX_VERSION = 1;

/** Of all that the index is made from: its version, the settings, the tokenizer's terms and every text. */
function fingerprintOf(texts: readonly CorpusText[], { tokenizer }: CorpusPorts): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([INDEX_VERSION, CORPUS_SETTINGS.passageLength, tokenizer.id]));
  for (const { id, title, text } of texts) hash.update(JSON.stringify([id, title, text]));
  return hash.digest("hex");
}

function toBlocks({ ids, passages, documentOf }: CutCorpus, postings: Postings): IndexBlocks {
  const { numbers, texts } = writePostings("passages", postings);
  return { numbers: { ...numbers, documentOf }, texts: { ...texts, ids, passages } };
}

function fromBlocks(blocks: IndexBlocks): { cut: CutCorpus; postings: Postings } {
  const cut = {
    ids: textsOf(blocks, "ids"),
    passages: textsOf(blocks, "passages"),
    documentOf: numbersOf(blocks, "documentOf", Uint32Array),
  };
  return { cut, postings: readPostings("passages", blocks) };
}
