import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import { StoreUnusableError } from "./errors.ts";
import { openSqliteDialect } from "./sqlite-dialect.ts";

/** An open database; a store names its tables by `withTables`. */
export type Database = Kysely<object>;

/**
 * Opens an embedded database, making the file, its folder and its tables where they are missing.
 *
 * @throws StoreUnusableError when the file cannot be opened or is no database.
 */
export async function openDatabase<Tables extends object = object>(
  path: string,
  createTables: (database: Kysely<Tables>) => Promise<void> = async () => undefined,
): Promise<Kysely<Tables>> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const database = new Kysely<Tables>({ dialect: openSqliteDialect(path) });
    await createTables(database);
    return database;
  } catch (error) {
    throw new StoreUnusableError(path, error);
  }
}
