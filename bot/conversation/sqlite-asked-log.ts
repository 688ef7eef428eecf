import type { Kysely } from "kysely";
import type { AnswerStatus, Topic } from "#bot/answering/answer.ts";
import type { Database } from "#bot/storage/open-database.ts";
import { ASKED_DAYS, type Asked, type AskedFilter, type AskedLog } from "./asked-log.ts";

type Row = {
  turn_id: string;
  at: number;
  channel: string;
  question: string;
  previous: string | null;
  asked_back: number;
  had_position: number;
  status: AnswerStatus;
  measure: number | null;
  matter: string | null;
  record: string | null;
  department: string | null;
  elapsed_ms: number;
  useful: number | null;
};
type Tables = { asked: Row };

const DAY_MS = 86_400_000;

/** Creates the log of what was asked, making its table where it is missing. */
export async function createSqliteAskedLog(database: Database): Promise<AskedLog> {
  const log = openTable(database);
  await createTable(database);
  const sweep = (now: number): Promise<void> => dropOld(log, now);
  return {
    async add(entry) {
      await log
        .insertInto("asked")
        .values(toRow(entry))
        .onConflict((conflict) => conflict.column("turn_id").doNothing())
        .execute();
      await sweep(entry.at);
    },
    sweep,
    async judge(turnId, useful) {
      await log
        .updateTable("asked")
        .set({ useful: useful ? 1 : 0 })
        .where("turn_id", "=", turnId)
        .execute();
    },
    async forget(turnIds) {
      if (turnIds.length === 0) return;
      await log.deleteFrom("asked").where("turn_id", "in", turnIds).execute();
    },
    async find(turnIds) {
      if (turnIds.length === 0) return [];
      const all = log.selectFrom("asked").selectAll();
      return (await all.where("turn_id", "in", turnIds).execute()).map(readRow);
    },
    async list(filter) {
      return (await select(log, filter).execute()).map(readRow);
    },
  };
}

async function dropOld(log: Kysely<Tables>, now: number): Promise<void> {
  await log
    .deleteFrom("asked")
    .where("at", "<", now - ASKED_DAYS * DAY_MS)
    .execute();
}

function select(
  log: ReturnType<typeof openTable>,
  { since, until, channel, status, useful, limit }: AskedFilter = {},
) {
  let query = log
    .selectFrom("asked")
    .selectAll()
    .orderBy("at")
    .orderBy("rowid" as never);
  if (since !== undefined) query = query.where("at", ">=", since);
  if (until !== undefined) query = query.where("at", "<", until);
  if (channel !== undefined) query = query.where("channel", "=", channel);
  if (status !== undefined) query = query.where("status", "=", status);
  if (useful !== undefined) query = query.where("useful", "=", useful ? 1 : 0);
  return limit === undefined ? query : query.limit(limit);
}

function openTable(database: Database) {
  return database.withTables<Tables>();
}

async function createTable(database: Database): Promise<void> {
  await database.schema
    .createTable("asked")
    .ifNotExists()
    .addColumn("turn_id", "text", (column) => column.primaryKey())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("previous", "text")
    .addColumn("asked_back", "integer", (column) => column.notNull())
    .addColumn("had_position", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("measure", "integer")
    .addColumn("matter", "text")
    .addColumn("record", "text")
    .addColumn("department", "text")
    .addColumn("elapsed_ms", "real", (column) => column.notNull())
    .addColumn("useful", "integer")
    .execute();
  await database.schema.createIndex("asked_at").ifNotExists().on("asked").column("at").execute();
}

function toRow(entry: Omit<Asked, "useful">): Row {
  return {
    turn_id: entry.turnId,
    at: entry.at,
    channel: entry.channel,
    question: entry.question,
    previous: entry.previous && JSON.stringify(entry.previous),
    asked_back: entry.askedBack ? 1 : 0,
    had_position: entry.hadPosition ? 1 : 0,
    status: entry.status,
    measure: entry.measure,
    matter: entry.matter,
    record: entry.record,
    department: entry.department,
    elapsed_ms: entry.elapsedMs,
    useful: null,
  };
}

function readRow(row: Row): Asked {
  return {
    turnId: row.turn_id,
    at: row.at,
    channel: row.channel,
    question: row.question,
    previous: row.previous === null ? null : (JSON.parse(row.previous) as Topic),
    askedBack: row.asked_back === 1,
    hadPosition: row.had_position === 1,
    status: row.status,
    measure: row.measure,
    matter: row.matter,
    record: row.record,
    department: row.department,
    elapsedMs: row.elapsed_ms,
    useful: row.useful === null ? null : row.useful === 1,
  };
}
