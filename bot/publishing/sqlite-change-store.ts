import { type Kysely, sql } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";
import { type Change, ChangeSchema } from "./change.ts";
import type { ChangeStore, Publication } from "./change-store.ts";

type Tables = {
  change: { id: string; number: number; state: string; revision: number; body: string };
  /** Of the newest trial of a change: up to a megabyte, which no list needs. */
  gate_result: { change: string; body: string };
  publication: {
    number: number;
    at: number;
    by: string;
    kind: Publication["kind"];
    change: string;
    version: string;
  };
};

/** Opens the changes in a database, making their tables where they are missing. */
export async function createSqliteChangeStore(database: Database): Promise<ChangeStore> {
  const db = database.withTables<Tables>();
  await createTables(db);
  return {
    add: (change) =>
      db.transaction().execute(async (part) => {
        const number = (await greatest(part, "change")) + 1;
        const added = { ...change, number, revision: 0 };
        await part.insertInto("change").values(rowOf(added)).execute();
        await keepGateResult(part, added);
        return added;
      }),
    async find(id) {
      const row = await db
        .selectFrom("change")
        .leftJoin("gate_result", "gate_result.change", "change.id")
        .select(["change.body", "gate_result.body as result"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row && readChange(row.body, row.result);
    },
    async list(state) {
      const all = db.selectFrom("change").select("body").orderBy("number", "desc");
      const rows = await (state ? all.where("state", "=", state) : all).execute();
      return rows.map(({ body }) => readChange(body));
    },
    save: (change) => db.transaction().execute((part) => save(part, change)),
    publish: (change, publication) =>
      db.transaction().execute(async (part) => {
        if (!(await save(part, change))) return undefined;
        const number = (await greatest(part, "publication")) + 1;
        const added = { ...publication, change: change.id, number };
        await part.insertInto("publication").values(added).execute();
        return added;
      }),
    publications: () =>
      db.selectFrom("publication").selectAll().orderBy("number", "desc").execute(),
  };
}

async function save(db: Kysely<Tables>, change: Change): Promise<Change | undefined> {
  const next = { ...change, revision: change.revision + 1 };
  const { numUpdatedRows } = await db
    .updateTable("change")
    .set(rowOf(next))
    .where("id", "=", change.id)
    .where("revision", "=", change.revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return undefined;
  await keepGateResult(db, next);
  return next;
}

/** A change from a list lacks its result: what is kept of it stays. */
async function keepGateResult(db: Kysely<Tables>, { id, gate }: Change): Promise<void> {
  if (gate?.result === null) return;
  await db.deleteFrom("gate_result").where("change", "=", id).execute();
  if (!gate) return;
  const body = JSON.stringify(gate.result);
  await db.insertInto("gate_result").values({ change: id, body }).execute();
}

async function greatest(db: Kysely<Tables>, table: keyof Tables): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(sql<number>`coalesce(max(number), 0)`.as("number"))
    .executeTakeFirstOrThrow();
  return row.number;
}

function rowOf(change: Change): Tables["change"] {
  const { id, number, state, revision } = change;
  const gate = change.gate && { ...change.gate, result: null };
  return { id, number, state, revision, body: JSON.stringify({ ...change, gate }) };
}

function readChange(body: string, result: string | null = null): Change {
  const change = ChangeSchema.parse(JSON.parse(body));
  if (result === null || change.gate === null) return change;
  return { ...change, gate: { ...change.gate, result: JSON.parse(result) } };
}

async function createTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("change")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "integer", (column) => column.notNull().unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("gate_result")
    .ifNotExists()
    .addColumn("change", "text", (column) => column.primaryKey())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("publication")
    .ifNotExists()
    .addColumn("number", "integer", (column) => column.primaryKey())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("change", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .execute();
}
