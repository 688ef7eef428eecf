import type { Context } from "hono";
import type { Account } from "../accounts/account.ts";
import type { Session } from "../accounts/sqlite-session-store.ts";

/** Who asks for a page of the staff room, and by which session. */
export interface Staff {
  readonly account: Account;
  readonly session: Session;
}

/** What every route of the staff room can rely on. */
export interface StaffEnv {
  Variables: { staff: Staff };
}

export type StaffContext = Context<StaffEnv>;
