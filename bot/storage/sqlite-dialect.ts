import { DatabaseSync } from "node:sqlite";
import { SqliteDialect } from "kysely";

/**
 * Opens an embedded database file for kysely on Node's own SQLite.
 *
 * WAL with `synchronous=FULL`: every commit is on the disk before it is acknowledged. A second process
 * that writes the same file is waited for up to five seconds.
 */
export function openSqliteDialect(path: string): SqliteDialect {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => {
        const statement = database.prepare(sql);
        const reader = statement.columns().length > 0;
        return {
          reader,
          all: (parameters) => statement.all(...(parameters as string[])),
          run: (parameters) => statement.run(...(parameters as string[])),
          iterate: (parameters) => statement.iterate(...(parameters as string[])),
        };
      },
    },
  });
}
