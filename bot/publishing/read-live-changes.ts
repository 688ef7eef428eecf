import { openDatabase } from "#bot/storage/open-database.ts";
import type { Change } from "./change.ts";
import { createSqliteChangeStore } from "./sqlite-change-store.ts";

/**
 * Reads which changes are live, beside a process that may be publishing others.
 *
 * @throws StoreUnusableError when the file is no database
 */
export async function readLiveChanges(file: string): Promise<readonly Change[]> {
  const database = await openDatabase(file);
  try {
    const changes = await createSqliteChangeStore(database);
    return await changes.list("live");
  } finally {
    await database.destroy();
  }
}
