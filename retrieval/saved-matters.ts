import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Topics } from "./dense-index.ts";
import type { MatterSources } from "./describe-matters.ts";
import type { StaticEmbedder } from "./embedder.ts";
import type { IndexBlocks } from "./index-file.ts";
import { buildMatterIndexes, type MatterIndexes } from "./matter-indexes.ts";
import { type Opened, openSaved } from "./open-saved.ts";
import {
  numbersOf,
  readPostings,
  readTerms,
  textsOf,
  writePostings,
  writeTerms,
} from "./saved-postings.ts";
import type { SearchSettings } from "./settings.ts";
import type { Tokenizer } from "./tokenize.ts";
import type { VectorRows } from "./vector-rows.ts";

const FIELDS = ["profile", "asks", "source", "full", "all", "statements"] as const;
const SPACES = ["plan", "records"] as const;

export interface MatterPorts {
  readonly embedder: StaticEmbedder;
  readonly settings: SearchSettings;
  /** All that the sources were read from, as far as JSON shows it. */
  readonly origin: unknown;
}

/**
 * Opens the indexes over the matters from their file, which is replaced when it is missing, damaged, or made from
 * another origin, settings or code.
 */
export function openMatterIndexes(
  path: string,
  sources: MatterSources,
  ports: MatterPorts,
): Opened<MatterIndexes> {
  const { embedder, settings } = ports;
  return openSaved(path, {
    fingerprint: fingerprintOf(sources.tokenizer, ports),
    build: () => buildMatterIndexes(sources, embedder, settings),
    toBlocks,
    fromBlocks,
  });
}

function fingerprintOf(tokenizer: Tokenizer, { embedder, settings, origin }: MatterPorts): string {
  const hash = createHash("sha256");
  addOwnCode(hash);
  hash.update(JSON.stringify([tokenizer.id, embedder.id, settings, origin]));
  return hash.digest("hex");
}

/** The code that builds the indexes is part of what they are made from: a change of it must not meet its old file. */
function addOwnCode(hash: Hash): void {
  const folder = import.meta.dirname;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".ts")))
    hash.update(readFileSync(join(folder, name)));
}

function toBlocks({ postings, topics, phrasings, leaning }: MatterIndexes): IndexBlocks {
  const { ids, starts, rows } = phrasings;
  const own: IndexBlocks = {
    numbers: {
      "phrasings.starts": starts,
      "phrasings.values": rows.values,
      "phrasings.scales": rows.scales,
      "leaning.weights": leaning.weights,
      "leaning.constant": Float64Array.of(leaning.constant),
    },
    texts: { "phrasings.ids": ids },
  };
  const parts = [
    own,
    writeTerms(postings.statements),
    ...FIELDS.map((field) => writePostings(field, postings[field])),
    ...SPACES.map((space) => writeTopics(space, topics[space])),
  ];
  return {
    numbers: Object.assign({}, ...parts.map(({ numbers }) => numbers)),
    texts: Object.assign({}, ...parts.map(({ texts }) => texts)),
  };
}

function fromBlocks(blocks: IndexBlocks): MatterIndexes {
  const terms = readTerms(blocks);
  const field = (name: (typeof FIELDS)[number]) => readPostings(name, blocks, terms);
  const values = numbersOf(blocks, "phrasings.values", Int8Array);
  const scales = numbersOf(blocks, "phrasings.scales", Float32Array);
  return {
    postings: {
      profile: field("profile"),
      asks: field("asks"),
      source: field("source"),
      full: field("full"),
      all: field("all"),
      statements: field("statements"),
    },
    topics: { plan: readTopics("plan", blocks), records: readTopics("records", blocks) },
    phrasings: {
      ids: textsOf(blocks, "phrasings.ids"),
      starts: numbersOf(blocks, "phrasings.starts", Uint32Array),
      rows: rowsOf(values, scales),
    },
    leaning: {
      constant: numbersOf(blocks, "leaning.constant", Float64Array)[0] ?? 0,
      weights: numbersOf(blocks, "leaning.weights", Float32Array),
    },
  };
}

function writeTopics(prefix: string, { ids, model }: Topics): IndexBlocks {
  return {
    numbers: {
      [`${prefix}.idf`]: model.idf,
      [`${prefix}.basis`]: model.basis.values,
      [`${prefix}.scales`]: model.basis.scales,
      [`${prefix}.vectors`]: model.vectors,
    },
    texts: { [`${prefix}.ids`]: ids, [`${prefix}.terms`]: model.terms },
  };
}

function readTopics(prefix: string, blocks: IndexBlocks): Topics {
  const values = numbersOf(blocks, `${prefix}.basis`, Int8Array);
  const scales = numbersOf(blocks, `${prefix}.scales`, Float32Array);
  return {
    ids: textsOf(blocks, `${prefix}.ids`),
    model: {
      terms: textsOf(blocks, `${prefix}.terms`),
      idf: numbersOf(blocks, `${prefix}.idf`, Float64Array),
      basis: rowsOf(values, scales),
      vectors: numbersOf(blocks, `${prefix}.vectors`, Float32Array),
    },
  };
}

function rowsOf(values: Int8Array, scales: Float32Array): VectorRows {
  return { width: values.length / Math.max(1, scales.length), values, scales };
}
