import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Kysely } from "kysely";
import { openDatabase } from "#bot/storage/open-database.ts";
import { toWholeNumbers } from "#retrieval/vector-rows.ts";

/** A vector rounded to 255 steps of its greatest value, as it is compared; of a text that has none it is empty. */
export interface KeptVector {
  readonly values: Int8Array;
  readonly scale: number;
}

/** Keeps the vectors of texts from start to start. */
export interface VectorCache {
  /** Of the texts those that are kept, and whole, by their hash; what is damaged is as good as not there. */
  load(hashes: ReadonlySet<string>): Promise<Map<string, KeptVector>>;
  /** All of them or none; an empty vector for a text that the model has none for. */
  put(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  /** Drops what is not of this width, empty ones too. */
  keepWidth(width: number): Promise<void>;
  close(): Promise<void>;
}

type Tables = {
  vectors: { model: string; hash: string; vector: Uint8Array; crc: number };
};

/** Rows read at once, so that messages come to their turn in between. */
const PAGE = 1_000;
const SCALE_BYTES = 4;

/** The hash under which a text's vector is kept. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/**
 * Opens the cache of one model in a file of its own, dropping what another model left: it may be deleted at any time.
 *
 * @throws StoreUnusableError
 */
export async function openVectorCache(file: string, model: string): Promise<VectorCache> {
  const database = await openDatabase<Tables>(file, createTable);
  await database.deleteFrom("vectors").where("model", "!=", model).execute();
  return {
    load: (hashes) => load(database, model, hashes),
    async put(vectors) {
      const rows = [...vectors].map(([hash, vector]) => toRow(model, hash, vector));
      await database.transaction().execute(async (transaction) => {
        for (const row of rows) await transaction.replaceInto("vectors").values(row).execute();
      });
    },
    async keepWidth(width) {
      await database
        .deleteFrom("vectors")
        .where((where) => where(where.fn<number>("length", ["vector"]), "!=", width + SCALE_BYTES))
        .execute();
    },
    close: () => database.destroy(),
  };
}

async function load(
  database: Kysely<Tables>,
  model: string,
  hashes: ReadonlySet<string>,
): Promise<Map<string, KeptVector>> {
  const found = new Map<string, KeptVector>();
  for (let after = ""; ; ) {
    const rows = await database
      .selectFrom("vectors")
      .selectAll()
      .where("model", "=", model)
      .where("hash", ">", after)
      .orderBy("hash")
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const vector = hashes.has(row.hash) ? fromRow(row) : null;
      if (vector) found.set(row.hash, vector);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.hash;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function toRow(model: string, hash: string, vector: Float32Array): Tables["vectors"] {
  const { values, scales } = toWholeNumbers(vector, Math.max(1, vector.length));
  const scale = new Uint8Array(Float32Array.of(scales[0] ?? 0).buffer);
  const bytes = Uint8Array.of(...scale, ...new Uint8Array(values.buffer));
  return { model, hash, vector: bytes, crc: checkOf(model, hash, bytes) };
}

function fromRow({ model, hash, vector, crc }: Tables["vectors"]): KeptVector | null {
  if (vector.length < SCALE_BYTES || checkOf(model, hash, vector) !== crc) return null;
  const bytes = Uint8Array.from(vector);
  const [scale = 0] = new Float32Array(bytes.buffer, 0, 1);
  return { values: new Int8Array(bytes.buffer, SCALE_BYTES), scale };
}

function checkOf(model: string, hash: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${model} ${hash}`));
}

async function createTable(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .createTable("vectors")
    .ifNotExists()
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("vector", "blob", (column) => column.notNull())
    .addColumn("crc", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("vectors_key", ["model", "hash"])
    .execute();
}
