import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";
import type { Miss } from "./check-golden.ts";
import type { DatedOutcome, GoldenRun, KeptResult } from "./golden-run.ts";
import { type GoldenStore, RUNS_KEPT } from "./golden-store.ts";
import type { Outcome } from "./outcome.ts";

/** A type and no interface, since `withTables` asks for an index signature. */
type RunTables = {
  golden_run: { id: string; started_at: number; body: string };
  golden_result: {
    run_id: string;
    place: number;
    golden_id: string;
    question: string;
    passed: number;
    misses: string;
    outcome: string;
  };
  /** Most answers are the same from run to run: each is kept once, under its hash. */
  golden_outcome: { hash: string; body: string };
};

/** Opens the part of the store that keeps runs. */
export async function openRuns(
  database: Database,
): Promise<Pick<GoldenStore, "addRun" | "runs" | "results" | "lastPass">> {
  const db = database.withTables<RunTables>();
  await createTables(db);
  return {
    addRun: (run, results) =>
      db.transaction().execute(async (transaction) => {
        await insertRun(transaction, run, results);
        await dropOldRuns(transaction);
      }),
    async runs(limit = RUNS_KEPT) {
      const rows = await db
        .selectFrom("golden_run")
        .select("body")
        .orderBy("started_at", "desc")
        .orderBy("rowid" as never, "desc")
        .limit(limit)
        .execute();
      return rows.map(({ body }) => JSON.parse(body) as GoldenRun);
    },
    results: (runId) => loadResults(db, runId),
    lastPass: (id, before) => findLastPass(db, id, before),
  };
}

async function insertRun(
  db: Transaction<RunTables>,
  run: GoldenRun,
  results: readonly KeptResult[],
): Promise<void> {
  const { id, startedAt } = run;
  await db
    .insertInto("golden_run")
    .values({ id, started_at: startedAt, body: JSON.stringify(run) })
    .execute();
  for (const [place, result] of results.entries()) {
    const body = JSON.stringify(result.outcome);
    const hash = createHash("sha256").update(body).digest("base64url");
    await db
      .insertInto("golden_outcome")
      .values({ hash, body })
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
    await db
      .insertInto("golden_result")
      .values({
        run_id: id,
        place,
        golden_id: result.id,
        question: result.question,
        passed: result.misses.length === 0 ? 1 : 0,
        misses: JSON.stringify(result.misses),
        outcome: hash,
      })
      .execute();
  }
}

async function dropOldRuns(db: Transaction<RunTables>): Promise<void> {
  const kept = await db
    .selectFrom("golden_run")
    .select("id")
    .orderBy("started_at", "desc")
    .orderBy("rowid" as never, "desc")
    .limit(RUNS_KEPT)
    .execute();
  const { numDeletedRows } = await db
    .deleteFrom("golden_run")
    .where(
      "id",
      "not in",
      kept.map(({ id }) => id),
    )
    .executeTakeFirst();
  if (numDeletedRows === 0n) return;
  const runs = db.selectFrom("golden_run").select("id");
  await db.deleteFrom("golden_result").where("run_id", "not in", runs).execute();
  const outcomes = db.selectFrom("golden_result").select("outcome");
  await db.deleteFrom("golden_outcome").where("hash", "not in", outcomes).execute();
}

async function loadResults(
  db: Kysely<RunTables>,
  runId: string,
): Promise<KeptResult[] | undefined> {
  const run = await db
    .selectFrom("golden_run")
    .select("id")
    .where("id", "=", runId)
    .executeTakeFirst();
  if (!run) return undefined;
  const rows = await db
    .selectFrom("golden_result")
    .innerJoin("golden_outcome", "golden_outcome.hash", "golden_result.outcome")
    .select(["golden_id", "question", "misses", "body"])
    .where("run_id", "=", runId)
    .orderBy("place")
    .execute();
  return rows.map(({ golden_id, question, misses, body }) => ({
    id: golden_id,
    question,
    misses: JSON.parse(misses) as Miss[],
    outcome: JSON.parse(body) as Outcome,
  }));
}

async function findLastPass(
  db: Kysely<RunTables>,
  id: string,
  before: number,
): Promise<DatedOutcome | undefined> {
  const row = await db
    .selectFrom("golden_result")
    .innerJoin("golden_run", "golden_run.id", "golden_result.run_id")
    .innerJoin("golden_outcome", "golden_outcome.hash", "golden_result.outcome")
    .select(["golden_run.body as run", "golden_outcome.body as outcome"])
    .where("golden_id", "=", id)
    .where("passed", "=", 1)
    .where("started_at", "<", before)
    .orderBy("started_at", "desc")
    .executeTakeFirst();
  if (!row) return undefined;
  const { startedAt: at, version } = JSON.parse(row.run) as GoldenRun;
  return { at, version, outcome: JSON.parse(row.outcome) as Outcome };
}

async function createTables({ schema }: Kysely<RunTables>): Promise<void> {
  await schema
    .createTable("golden_run")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("started_at", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("golden_result")
    .ifNotExists()
    .addColumn("run_id", "text", (column) => column.notNull())
    .addColumn("place", "integer", (column) => column.notNull())
    .addColumn("golden_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("passed", "integer", (column) => column.notNull())
    .addColumn("misses", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("golden_result_key", ["run_id", "place"])
    .execute();
  await schema
    .createTable("golden_outcome")
    .ifNotExists()
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("golden_result_of")
    .ifNotExists()
    .on("golden_result")
    .column("golden_id")
    .execute();
}
