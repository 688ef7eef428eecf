import type { Kysely } from "kysely";
import type { Answer } from "#bot/answering/answer.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import type { Turn } from "./conversation.ts";
import {
  type ConversationStore,
  type Manner,
  RETENTION,
  USUAL_MANNER,
} from "./conversation-store.ts";

interface Tables {
  turns: {
    id: string;
    conversation_id: string;
    message_id: string;
    question: string;
    answer: string;
    at: number;
    elapsed_ms: number;
  };
  feedback: {
    turn_id: string;
    useful: number;
    matter: string | null;
    status: string;
    at: number;
  };
  manners: { conversation_id: string; is_large: number; is_short: number };
}

const HOUR_MS = 3_600_000;

/**
 * Opens the embedded store, making the file and its folder where they are missing.
 *
 * @throws StoreUnusableError when the file cannot be opened or is no database.
 */
export async function openSqliteConversationStore(path: string): Promise<ConversationStore> {
  const database = await openDatabase(path, createTables);
  return {
    load: (conversationId) => loadTurns(database, conversationId),
    append: (conversationId, turn) => appendTurn(database, conversationId, turn),
    judge: async (conversationId, turnId, judgement) => {
      const turn = (await loadTurns(database, conversationId)).find(({ id }) => id === turnId);
      if (!turn) return false;
      const { status, topic } = turn.answer;
      const row = { useful: judgement.useful ? 1 : 0, at: judgement.at };
      await database
        .insertInto("feedback")
        .values({ turn_id: turnId, matter: topic?.matter ?? null, status, ...row })
        .onConflict((conflict) => conflict.column("turn_id").doUpdateSet(row))
        .execute();
      return true;
    },
    listFeedback: async () =>
      (await database.selectFrom("feedback").selectAll().orderBy("at").execute()).map(
        ({ turn_id, useful, matter, status, at }) => ({
          turnId: turn_id,
          useful: useful === 1,
          matter,
          status,
          at,
        }),
      ),
    manner: (conversationId) => loadManner(database, conversationId),
    setManner: (conversationId, change) => changeManner(database, conversationId, change),
    forget: async (conversationId) => {
      await database.deleteFrom("manners").where("conversation_id", "=", conversationId).execute();
      await database.deleteFrom("turns").where("conversation_id", "=", conversationId).execute();
    },
    close: () => database.destroy(),
  };
}

async function createTables(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .createTable("turns")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("conversation_id", "text", (column) => column.notNull())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("question", "text", (column) => column.notNull())
    .addColumn("answer", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("elapsed_ms", "real", (column) => column.notNull())
    .addUniqueConstraint("turns_message", ["conversation_id", "message_id"])
    .execute();
  await database.schema
    .createTable("feedback")
    .ifNotExists()
    .addColumn("turn_id", "text", (column) => column.primaryKey())
    .addColumn("useful", "integer", (column) => column.notNull())
    .addColumn("matter", "text")
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("manners")
    .ifNotExists()
    .addColumn("conversation_id", "text", (column) => column.primaryKey())
    .addColumn("is_large", "integer", (column) => column.notNull())
    .addColumn("is_short", "integer", (column) => column.notNull())
    .execute();
  await database.schema.createIndex("turns_at").ifNotExists().on("turns").column("at").execute();
}

async function loadManner(database: Kysely<Tables>, conversationId: string): Promise<Manner> {
  const row = await database
    .selectFrom("manners")
    .selectAll()
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return row ? { isLarge: row.is_large === 1, isShort: row.is_short === 1 } : USUAL_MANNER;
}

async function changeManner(
  database: Kysely<Tables>,
  conversationId: string,
  change: Partial<Manner>,
): Promise<Manner> {
  const manner = { ...(await loadManner(database, conversationId)), ...change };
  const row = { is_large: manner.isLarge ? 1 : 0, is_short: manner.isShort ? 1 : 0 };
  await database
    .insertInto("manners")
    .values({ conversation_id: conversationId, ...row })
    .onConflict((conflict) => conflict.column("conversation_id").doUpdateSet(row))
    .execute();
  return manner;
}

async function loadTurns(database: Kysely<Tables>, conversationId: string): Promise<Turn[]> {
  const rows = await database
    .selectFrom("turns")
    .selectAll()
    .where("conversation_id", "=", conversationId)
    .orderBy("at")
    .orderBy("rowid" as never)
    .execute();
  return rows.map(({ id, message_id, question, answer, at, elapsed_ms }) => ({
    id,
    messageId: message_id,
    question,
    answer: JSON.parse(answer) as Answer,
    at,
    elapsedMs: elapsed_ms,
  }));
}

async function appendTurn(
  database: Kysely<Tables>,
  conversationId: string,
  turn: Turn,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("turns")
      .values({
        id: turn.id,
        conversation_id: conversationId,
        message_id: turn.messageId,
        question: turn.question,
        answer: JSON.stringify(turn.answer),
        at: turn.at,
        elapsed_ms: turn.elapsedMs,
      })
      .onConflict((conflict) => conflict.columns(["conversation_id", "message_id"]).doNothing())
      .execute();
    await transaction
      .deleteFrom("turns")
      .where("at", "<", turn.at - RETENTION.hours * HOUR_MS)
      .execute();
    const kept = transaction
      .selectFrom("turns")
      .select("id")
      .where("conversation_id", "=", conversationId)
      .orderBy("at", "desc")
      .limit(RETENTION.turns);
    await transaction
      .deleteFrom("turns")
      .where("conversation_id", "=", conversationId)
      .where("id", "not in", kept)
      .execute();
  });
}
