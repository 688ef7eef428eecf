import type { Receipt } from "#bot/answering/model/receipt.ts";
import type { Database } from "#bot/storage/open-database.ts";
import { ASKED_DAYS } from "./asked-log.ts";
import type { ReceiptStore } from "./receipt-store.ts";

type Tables = { receipts: { turn_id: string; at: number; receipt: string } };

const DAY_MS = 86_400_000;

/** Creates the store of receipts, making its table where it is missing. */
export async function createSqliteReceiptStore(database: Database): Promise<ReceiptStore> {
  const store = database.withTables<Tables>();
  await createTable(database);
  return {
    async add(receipt) {
      const { turnId, at } = receipt;
      await store
        .insertInto("receipts")
        .values({ turn_id: turnId, at, receipt: JSON.stringify(receipt) })
        .onConflict((conflict) => conflict.column("turn_id").doNothing())
        .execute();
      await store
        .deleteFrom("receipts")
        .where("at", "<", at - ASKED_DAYS * DAY_MS)
        .execute();
    },
    async find(turnId) {
      const row = await store
        .selectFrom("receipts")
        .select("receipt")
        .where("turn_id", "=", turnId)
        .executeTakeFirst();
      return row ? (JSON.parse(row.receipt) as Receipt) : null;
    },
    async forget(turnIds) {
      if (turnIds.length === 0) return;
      await store.deleteFrom("receipts").where("turn_id", "in", turnIds).execute();
    },
  };
}

async function createTable(database: Database): Promise<void> {
  await database.schema
    .createTable("receipts")
    .ifNotExists()
    .addColumn("turn_id", "text", (column) => column.primaryKey())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("receipt", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("receipts_at")
    .ifNotExists()
    .on("receipts")
    .column("at")
    .execute();
}
