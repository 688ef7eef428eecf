import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Topics } from "./dense-index.ts";
import type { MatterSources } from "./describe-matters.ts";
import type { StaticEmbedder } from "./embedder.ts";
import { type IndexBlocks, readIndexFile } from "./index-file.ts";
import {
  addSources,
  buildMatterIndexes,
  type MatterIndexes,
  type WordingIndexes,
} from "./matter-indexes.ts";
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
  /** What of it the wording of matters and subjects outside was read from, the names of measures included. */
  readonly wording: unknown;
}

/** Where indexes are kept. */
export interface IndexFiles {
  /** Opened, and replaced when it is missing, damaged, or made from another origin, settings or code. */
  readonly own?: string | undefined;
  /** Of other knowledge, and left as it is; what rests on the same wording is taken from it. */
  readonly other?: string | undefined;
}

/**
 * Opens the indexes over the matters from their file. Where it must be made anew, as after a change of what a record
 * says, the parts that rest on wording are taken over from what was there before: they take most of the time.
 */
export function openMatterIndexes(
  { own, other }: IndexFiles,
  sources: MatterSources,
  ports: MatterPorts,
): Opened<MatterIndexes> {
  const fingerprint = fingerprintOf(sources.tokenizer, ports);
  const build = (): MatterIndexes => {
    const wording = findWording([own, other], fingerprint);
    if (wording) return addSources(wording, sources);
    return buildMatterIndexes(sources, ports.embedder, ports.settings);
  };
  if (own === undefined) return { parts: build(), origin: "absent" };
  return openSaved(own, { fingerprint: fingerprint.join(BETWEEN), build, toBlocks, fromBlocks });
}

/** What rests on wording, from the first file that has it of the same wording. */
function findWording(
  files: readonly (string | undefined)[],
  [wording]: Fingerprint,
): WordingIndexes | undefined {
  for (const file of files) {
    if (file === undefined) continue;
    try {
      const blocks = readIndexFile(file, (found) => found.startsWith(wording + BETWEEN));
      if (typeof blocks !== "string") return fromBlocks(blocks);
    } catch {
      // A file of older code may lack a block; it is as good as none.
    }
  }
  return undefined;
}

/** Of the wording, and of everything. */
type Fingerprint = readonly [wording: string, all: string];
const BETWEEN = "+";

function fingerprintOf(
  tokenizer: Tokenizer,
  { embedder, settings, origin, wording }: MatterPorts,
): Fingerprint {
  const made = [tokenizer.id, embedder.id, settings];
  const code = createHash("sha256");
  addOwnCode(code);
  const digest = (of: unknown): string => code.copy().update(JSON.stringify(of)).digest("hex");
  return [digest([...made, wording]), digest([...made, origin])];
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
