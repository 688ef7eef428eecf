import type { Database } from "#bot/storage/open-database.ts";
import { createSqliteAccountStore } from "./accounts/sqlite-account-store.ts";
import { createSqliteSessionStore } from "./accounts/sqlite-session-store.ts";
import { createSqliteThrottle } from "./accounts/sqlite-throttle.ts";
import { createSqliteAuditLog } from "./audit/sqlite-audit-log.ts";
import type { ConsoleParts } from "./console-parts.ts";

/** Opens what the door of the staff room needs. */
export async function openAccounts(
  database: Database,
): Promise<Pick<ConsoleParts, "accounts" | "sessions" | "throttle" | "audit">> {
  return {
    accounts: await createSqliteAccountStore(database),
    sessions: await createSqliteSessionStore(database),
    throttle: await createSqliteThrottle(database),
    audit: await createSqliteAuditLog(database),
  };
}
