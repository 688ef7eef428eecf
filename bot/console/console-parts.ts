import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { Logger } from "#bot/logger.ts";
import type { AccountStore } from "./accounts/sqlite-account-store.ts";
import type { SessionStore } from "./accounts/sqlite-session-store.ts";
import type { Throttle } from "./accounts/sqlite-throttle.ts";
import type { AuditLog } from "./audit/sqlite-audit-log.ts";
import type { OidcSettings } from "./sign-in/oidc-settings.ts";

/** What the staff room is built from. */
export interface ConsoleParts {
  readonly live: LiveTools;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly throttle: Throttle;
  readonly audit: AuditLog;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Logger;
  /** Where people reach the pages when a proxy stands before them. */
  readonly publicUrl: string | undefined;
  /** Sign-in with the accounts of the house; `null` where it is not configured. */
  readonly oidc: OidcSettings | null;
}
