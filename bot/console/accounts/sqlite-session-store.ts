import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";

/** A session ends so long after its beginning, and so long after it was last used. */
export const SESSION = { mostMs: 10 * 3_600_000, idleMs: 3_600_000 } as const;
/** How exactly the last use is known: not every page writes to the disk. */
const NOTED_EVERY_MS = 60_000;

/** Of somebody who has signed in. */
export interface Session {
  readonly account: string;
  /** Stands in every form of the session's pages; a form without it is not theirs. */
  readonly formToken: string;
  readonly startedAt: number;
}

type Tables = {
  sessions: {
    /** SHA-256 of what the cookie holds: who reads the file cannot enter with it. */
    key: string;
    account: string;
    form_token: string;
    started_at: number;
    used_at: number;
  };
};

export interface SessionStore {
  /** Begins a session; the token is for the cookie and is kept nowhere. */
  start(account: string, at: number): Promise<string>;
  /** The session of a token that was given and has not ended. */
  find(token: string, at: number): Promise<Session | null>;
  end(token: string): Promise<void>;
  /** Ends all sessions of an account: its password, role or right to enter has changed. */
  endAll(account: string): Promise<void>;
}

/** Opens the store, making its table where it is missing. */
export async function createSqliteSessionStore(database: Database): Promise<SessionStore> {
  const tables = database.withTables<Tables>();
  await createTable(tables);
  return {
    async start(account, at) {
      const token = randomBytes(32).toString("base64url");
      await tables
        .deleteFrom("sessions")
        .where((is) =>
          is.or([
            is("started_at", "<", at - SESSION.mostMs),
            is("used_at", "<", at - SESSION.idleMs),
          ]),
        )
        .execute();
      const form_token = randomBytes(32).toString("base64url");
      const row = { key: keyOf(token), account, form_token, started_at: at, used_at: at };
      await tables.insertInto("sessions").values(row).execute();
      return token;
    },
    async find(token, at) {
      const row = await tables
        .selectFrom("sessions")
        .selectAll()
        .where("key", "=", keyOf(token))
        .executeTakeFirst();
      if (!row || at - row.started_at > SESSION.mostMs || at - row.used_at > SESSION.idleMs)
        return null;
      if (at - row.used_at > NOTED_EVERY_MS)
        await tables
          .updateTable("sessions")
          .set({ used_at: at })
          .where("key", "=", row.key)
          .execute();
      return { account: row.account, formToken: row.form_token, startedAt: row.started_at };
    },
    async end(token) {
      await tables.deleteFrom("sessions").where("key", "=", keyOf(token)).execute();
    },
    async endAll(account) {
      await tables.deleteFrom("sessions").where("account", "=", account).execute();
    },
  };
}

/** Whether a form was given out in this session. */
export function isFormOf({ formToken }: Session, given: unknown): boolean {
  if (typeof given !== "string") return false;
  const [wanted, got] = [formToken, given].map((text) =>
    createHash("sha256").update(text).digest(),
  );
  return wanted !== undefined && got !== undefined && timingSafeEqual(wanted, got);
}

function keyOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

async function createTable(tables: Kysely<Tables>): Promise<void> {
  await tables.schema
    .createTable("sessions")
    .ifNotExists()
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull())
    .addColumn("form_token", "text", (column) => column.notNull())
    .addColumn("started_at", "integer", (column) => column.notNull())
    .addColumn("used_at", "integer", (column) => column.notNull())
    .execute();
}
