import type { Kysely } from "kysely";
import { openDatabase } from "#bot/storage/open-database.ts";
import { INBOX_HOURS, type Inbox } from "./inbox.ts";

interface Tables {
  inbox: { channel: string; key: string; body: string; at: number; done: number };
  mark: { channel: string; name: string; value: string };
}

const HOUR_MS = 3_600_000;

/**
 * Opens the embedded inbox, making the file and its folder where they are missing.
 *
 * @throws StoreUnusableError when the file cannot be opened or is no database.
 */
export async function openSqliteInbox(path: string): Promise<Inbox> {
  const database = await openDatabase(path, createTables);
  return {
    async take(channel, { key, body, at }) {
      const oldest = at - INBOX_HOURS * HOUR_MS;
      const { numInsertedOrUpdatedRows } = await database
        .insertInto("inbox")
        .values({ channel, key, body, at, done: 0 })
        .onConflict((conflict) => conflict.columns(["channel", "key"]).doNothing())
        .executeTakeFirst();
      await database.deleteFrom("inbox").where("at", "<", oldest).execute();
      return numInsertedOrUpdatedRows === 1n;
    },
    pending: (channel) =>
      database
        .selectFrom("inbox")
        .select(["key", "body", "at"])
        .where("channel", "=", channel)
        .where("done", "=", 0)
        .orderBy("at")
        .orderBy("rowid" as never)
        .execute(),
    async finish(channel, key) {
      await database
        .updateTable("inbox")
        .set({ body: "", done: 1 })
        .where("channel", "=", channel)
        .where("key", "=", key)
        .execute();
    },
    ...openMarks(database),
    close: () => database.destroy(),
  };
}

function openMarks(database: Kysely<Tables>): Pick<Inbox, "marks" | "setMark"> {
  return {
    async marks(channel) {
      const rows = await database
        .selectFrom("mark")
        .select(["name", "value"])
        .where("channel", "=", channel)
        .execute();
      return new Map(rows.map(({ name, value }) => [name, value]));
    },
    async setMark(channel, name, value) {
      await database
        .insertInto("mark")
        .values({ channel, name, value })
        .onConflict((conflict) => conflict.columns(["channel", "name"]).doUpdateSet({ value }))
        .execute();
    },
  };
}

async function createTables(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .createTable("inbox")
    .ifNotExists()
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("done", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("inbox_key", ["channel", "key"])
    .execute();
  await database.schema
    .createTable("mark")
    .ifNotExists()
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("mark_key", ["channel", "name"])
    .execute();
}
