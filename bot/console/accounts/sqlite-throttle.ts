import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";

/** So many wrong passwords for a name in so long a time, and no more are looked at. Kept over restarts. */
export const THROTTLE = { failures: 5, minutes: 15 } as const;
const WINDOW_MS = THROTTLE.minutes * 60_000;

type Tables = {
  failed_sign_ins: { key: string; at: number };
};

export interface Throttle {
  /** Milliseconds until the next password for this name is looked at; 0 when it is now. */
  waitMs(name: string, at: number): Promise<number>;
  noteFailure(name: string, at: number): Promise<void>;
  /** Forgets the failures of a name, after the right password. */
  forget(name: string): Promise<void>;
}

/** Opens it, making its table where it is missing. Names are kept as hashes: people type passwords into the wrong field. */
export async function createSqliteThrottle(database: Database): Promise<Throttle> {
  const tables = database.withTables<Tables>();
  await createTable(tables);
  return {
    async waitMs(name, at) {
      const rows = await tables
        .selectFrom("failed_sign_ins")
        .select("at")
        .where("key", "=", keyOf(name))
        .where("at", ">", at - WINDOW_MS)
        .orderBy("at", "desc")
        .execute();
      const counted = rows[THROTTLE.failures - 1];
      return counted ? counted.at + WINDOW_MS - at : 0;
    },
    async noteFailure(name, at) {
      await tables
        .deleteFrom("failed_sign_ins")
        .where("at", "<", at - WINDOW_MS)
        .execute();
      await tables
        .insertInto("failed_sign_ins")
        .values({ key: keyOf(name), at })
        .execute();
    },
    async forget(name) {
      await tables.deleteFrom("failed_sign_ins").where("key", "=", keyOf(name)).execute();
    },
  };
}

function keyOf(name: string): string {
  return createHash("sha256")
    .update(name.normalize("NFKC").trim().toLowerCase())
    .digest("base64url");
}

async function createTable(tables: Kysely<Tables>): Promise<void> {
  await tables.schema
    .createTable("failed_sign_ins")
    .ifNotExists()
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .execute();
}
