import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { AnswerWithModel } from "#bot/answering/model/receipt.ts";
import type { AskedLog } from "#bot/conversation/asked-log.ts";
import type { RenderPreviews } from "#bot/conversation/preview.ts";
import type { ReceiptStore } from "#bot/conversation/receipt-store.ts";
import type { GoldenStore } from "#bot/golden/golden-store.ts";
import type { StaffDesk } from "#bot/handoff/answer-asker.ts";
import type { SwitchStore } from "#bot/handoff/switch-store.ts";
import type { TicketStore } from "#bot/handoff/ticket-store.ts";
import type { Logger } from "#bot/logger.ts";
import type { ChangeDesk } from "#bot/publishing/change-desk.ts";
import type { ChangeStore } from "#bot/publishing/change-store.ts";
import type { DocumentStore } from "#bot/publishing/document-store.ts";
import type { Publisher } from "#bot/publishing/publisher.ts";
import type { AccountStore } from "./accounts/sqlite-account-store.ts";
import type { SessionStore } from "./accounts/sqlite-session-store.ts";
import type { Throttle } from "./accounts/sqlite-throttle.ts";
import type { AuditLog } from "./audit/sqlite-audit-log.ts";
import type { RenderPage, RenderProblem } from "./frame/render.ts";
import type { OidcSettings } from "./sign-in/oidc-settings.ts";

/** What the pages behind the door are built from. */
export interface RoomParts extends ConsoleParts {
  readonly render: RenderPage;
  readonly problem: RenderProblem;
  readonly isSecure: boolean;
}

/** What the staff room is built from. */
export interface ConsoleParts {
  readonly live: LiveTools;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly throttle: Throttle;
  readonly audit: AuditLog;
  readonly tickets: TicketStore;
  /** What colleagues do with tickets. */
  readonly desk: StaffDesk;
  readonly switches: SwitchStore;
  readonly golden: GoldenStore;
  /** What people asked of late, without who. */
  readonly asked: AskedLog;
  /** How answers came about. */
  readonly receipts: ReceiptStore;
  readonly changes: ChangeStore;
  readonly changeDesk: ChangeDesk;
  readonly publisher: Publisher;
  readonly documents: DocumentStore;
  /** What each channel would send. */
  readonly renderPreviews: RenderPreviews;
  /** Asks the language model; absent where none is configured. */
  readonly answerWithModel?: AnswerWithModel;
  /** Folder of lists of places that were imported. */
  readonly importedPlaces: string | undefined;
  /** Where the indexes of the live knowledge are. */
  readonly indexFile: string | undefined;
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
