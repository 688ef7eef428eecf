import { type Kysely, sql } from "kysely";
import type { Database } from "#bot/storage/open-database.ts";

/** Something that was done in the staff room. */
export interface AuditEntry {
  /** Of the account; `system` for what no colleague did. */
  readonly by: string;
  /** 登录, 提交改动, 批准改动 … */
  readonly action: string;
  /** What it was done to: a change, a ticket, an account. */
  readonly target: string;
  /** What else is worth knowing; never what citizens wrote. */
  readonly detail: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Tables = {
  audit: { [Name in keyof AuditEntry]: AuditEntry[Name] };
};

/** Keeps who did what and when. It grows only: nothing of it is changed or taken away. */
export interface AuditLog {
  add(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<AuditEntry[]>;
}

/** Opens the log, making its table where it is missing; the database itself refuses to change what is there. */
export async function createSqliteAuditLog(database: Database): Promise<AuditLog> {
  const tables = database.withTables<Tables>();
  await createTable(tables);
  return {
    async add(entry) {
      await tables.insertInto("audit").values(entry).execute();
    },
    list: (limit) =>
      tables
        .selectFrom("audit")
        .select(["by", "action", "target", "detail", "at"])
        .orderBy("at", "desc")
        .orderBy("rowid" as never, "desc")
        .limit(limit)
        .execute(),
  };
}

async function createTable(tables: Kysely<Tables>): Promise<void> {
  await tables.schema
    .createTable("audit")
    .ifNotExists()
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("target", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .execute();
  for (const event of ["update", "delete"]) {
    await sql`${sql.raw(`create trigger if not exists audit_no_${event} before ${event} on audit begin select raise(abort, 'the audit only grows'); end`)}`.execute(
      tables,
    );
  }
}
