import type { ConversationStore } from "#bot/conversation/conversation-store.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import type { Inbox } from "#bot/conversation/inbox.ts";
import type { StaffWords } from "#bot/handoff/hand-off.ts";
import type { Logger } from "#bot/logger.ts";
import type { Wording } from "#knowledge/wording.ts";

/** A way in which people reach the bot. */
export interface Channel {
  /** For logs, and for what it keeps in the inbox. */
  readonly name: string;
  /** Answers a request under its path; never rejects. */
  fetch(request: Request): Response | Promise<Response>;
  /** Works off what was taken in before a restart, and begins to ask its platform for messages where it does. */
  start?(): Promise<void>;
  /**
   * Sends plain text of the staff to whom a conversation is with; `false` where it cannot be sent now. Never rejects. Absent
   * where people see the conversation itself.
   */
  tell?(conversationId: string, text: string): Promise<boolean>;
  /** Takes nothing new and finishes what is under way. */
  stop?(): Promise<void>;
}

/** What a channel of a platform is built from. */
export interface ChannelParts {
  readonly handle: MessageHandler;
  readonly store: ConversationStore;
  readonly inbox: Inbox;
  /** Absent where there is no staff. */
  readonly staffWords?: StaffWords;
  readonly wording: Wording;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  /** Where people reach the page, when that is known: citations become links to it. */
  readonly publicUrl: string | undefined;
}

/** A channel that runs when its settings are there. */
export interface ChannelModule {
  readonly name: string;
  /** Requests under it are its own: `/telegram`. */
  readonly path: string;
  /** Names of all its variables, for `.env.example`. */
  readonly variables: readonly string[];
  /**
   * Creates the channel from its variables; `undefined` when none of them is set.
   *
   * @throws ConfigInvalidError naming every variable that is missing or cannot be used
   */
  open(environment: NodeJS.ProcessEnv, parts: ChannelParts): Channel | undefined;
}
