import type { Context } from "hono";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import type { StaffWords } from "#bot/handoff/hand-off.ts";
import type { Logger } from "#bot/logger.ts";
import type { Problem } from "./page-wording.ts";
import type { Html } from "./views/layout.ts";

/** What the web page is built from. */
export interface WebChannelParts {
  readonly handle: MessageHandler;
  readonly store: ConversationStore;
  readonly live: LiveTools;
  /** Absent where there is no staff. */
  readonly staffWords?: StaffWords;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new id that nobody can guess. */
  readonly createId: () => string;
  readonly log: Logger;
  /** Where people reach the page when a proxy stands before it. */
  readonly publicUrl: string | undefined;
}

export type ErrorStatus = 400 | 403 | 404 | 405 | 413 | 500;

/** Renders a content into a whole page. */
export type RenderPage = (
  context: Context,
  page: { title?: string; name: string; content: Html; status?: 200 | ErrorStatus },
) => Response | Promise<Response>;

/** Renders the page that says what went wrong. */
export type RenderProblem = (
  context: Context,
  what: Problem,
  status: ErrorStatus,
) => Response | Promise<Response>;
