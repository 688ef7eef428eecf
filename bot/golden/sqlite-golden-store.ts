import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Kysely, Transaction } from "kysely";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { Database } from "#bot/storage/open-database.ts";
import { matchesFilter } from "./golden-filter.ts";
import type { GoldenDraft, GoldenQuestion } from "./golden-question.ts";
import type { Change, GoldenChange, GoldenStore, Saved } from "./golden-store.ts";
import { openRuns } from "./sqlite-golden-runs.ts";

/** A type and no interface, since `withTables` asks for an index signature. */
type Tables = {
  golden: { id: string; body: string };
  golden_change: {
    golden_id: string;
    by: string;
    at: number;
    kind: GoldenChange["kind"];
    before: string | null;
    after: string | null;
  };
};

/** Opens the store of golden questions, making its tables where they are missing. */
export async function createSqliteGoldenStore(database: Database): Promise<GoldenStore> {
  const db = database.withTables<Tables>();
  await createTables(db);
  return {
    async list(filter = {}) {
      const rows = await db
        .selectFrom("golden")
        .select("body")
        .orderBy("rowid" as never)
        .execute();
      return rows.map(({ body }) => parse(body)).filter((it) => matchesFilter(it, filter));
    },
    find: (id) => findQuestion(db, id),
    save: (drafts, change) =>
      db.transaction().execute((transaction) => saveAll(transaction, drafts, change)),
    remove: (ids, change) =>
      db.transaction().execute(async (transaction) => {
        let removed = 0;
        for (const id of new Set(ids)) {
          const before = await findQuestion(transaction, id);
          if (!before) continue;
          await transaction.deleteFrom("golden").where("id", "=", id).execute();
          await note(transaction, { ...change, kind: "removed", before, after: null });
          removed += 1;
        }
        return removed;
      }),
    async history(id) {
      const rows = await db
        .selectFrom("golden_change")
        .selectAll()
        .where("golden_id", "=", id)
        .orderBy("rowid" as never, "desc")
        .execute();
      return rows.map(({ by, at, kind, before, after }) => ({
        by,
        at,
        kind,
        before: before === null ? null : parse(before),
        after: after === null ? null : parse(after),
      }));
    },
    ...(await openRuns(database)),
  };
}

async function saveAll(
  db: Transaction<Tables>,
  drafts: readonly GoldenDraft[],
  change: Change,
): Promise<Saved> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const questions: GoldenQuestion[] = [];
  for (const draft of drafts) {
    const { kind, question } = await saveOne(db, masked(draft), change);
    counts[kind] += 1;
    questions.push(question);
  }
  return { ...counts, questions };
}

/** What colleagues type or import is kept no more openly than what people ask. */
function masked(draft: GoldenDraft): GoldenDraft {
  const { question, before, note } = draft;
  return {
    ...draft,
    question: maskPersonal(question),
    before: before.map(maskPersonal),
    note: maskPersonal(note),
  };
}

async function saveOne(
  db: Transaction<Tables>,
  draft: GoldenDraft,
  { by, at }: Change,
): Promise<{ kind: keyof Omit<Saved, "questions">; question: GoldenQuestion }> {
  const before = draft.id === undefined ? undefined : await findQuestion(db, draft.id);
  if (before) {
    const same = { ...draft, id: before.id, by: before.by, at: before.at };
    if (isDeepStrictEqual(same, before)) return { kind: "unchanged", question: before };
    const question = { ...same, by, at };
    const body = JSON.stringify(question);
    await db.updateTable("golden").set({ body }).where("id", "=", before.id).execute();
    await note(db, { by, at, kind: "changed", before, after: question });
    return { kind: "changed", question };
  }
  const question = { ...draft, id: draft.id ?? createId(), by, at };
  await db
    .insertInto("golden")
    .values({ id: question.id, body: JSON.stringify(question) })
    .execute();
  await note(db, { by, at, kind: "added", before: null, after: question });
  return { kind: "added", question };
}

/** Short enough for a column of a sheet; two alike among 5,000 are one in ten million. */
function createId(): string {
  return randomUUID().replaceAll("-", "").slice(0, 12);
}

async function findQuestion(db: Kysely<Tables>, id: string): Promise<GoldenQuestion | undefined> {
  const row = await db.selectFrom("golden").select("body").where("id", "=", id).executeTakeFirst();
  return row && parse(row.body);
}

async function note(db: Transaction<Tables>, change: GoldenChange): Promise<void> {
  const { by, at, kind, before, after } = change;
  const toText = (it: GoldenQuestion | null) => (it === null ? null : JSON.stringify(it));
  const golden_id = (after ?? before)?.id ?? "";
  await db
    .insertInto("golden_change")
    .values({ golden_id, by, at, kind, before: toText(before), after: toText(after) })
    .execute();
}

function parse(body: string): GoldenQuestion {
  return JSON.parse(body) as GoldenQuestion;
}

async function createTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("golden")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("golden_change")
    .ifNotExists()
    .addColumn("golden_id", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .execute();
  await db.schema
    .createIndex("golden_change_of")
    .ifNotExists()
    .on("golden_change")
    .column("golden_id")
    .execute();
}
