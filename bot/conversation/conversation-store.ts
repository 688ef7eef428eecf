import type { Turn } from "./conversation.ts";

/** How much of a conversation is kept: its last turns, and those only for a time. */
export const RETENTION = { turns: 20, hours: 24 } as const;

/** A reader's judgement of one turn, kept without the words of the question. */
export interface Feedback {
  readonly turnId: string;
  readonly useful: boolean;
  readonly matter: string | null;
  readonly status: string;
  readonly at: number;
}

/** How a person wants to be answered, in places where pages have no switch for it. */
export interface Manner {
  /** Set widely, and what it leads to opens in large type. */
  readonly isLarge: boolean;
  /** Only the most important statements. */
  readonly isShort: boolean;
}

/** How everybody is answered who said nothing else. */
export const USUAL_MANNER: Manner = { isLarge: false, isShort: false };

/** Keeps conversations. What `append` has returned for is still there after a crash. */
export interface ConversationStore {
  /** The kept turns, oldest first. */
  load(conversationId: string): Promise<Turn[]>;
  /** Adds a turn and drops what is beyond the retention; a message id already there changes nothing. */
  append(conversationId: string, turn: Turn): Promise<void>;
  /** Gives `false` when the conversation has no such turn. A second judgement replaces the first. */
  judge(
    conversationId: string,
    turnId: string,
    judgement: { useful: boolean; at: number },
  ): Promise<boolean>;
  listFeedback(): Promise<Feedback[]>;
  /** The usual manner where none was chosen. */
  manner(conversationId: string): Promise<Manner>;
  /** Keeps what was chosen until the conversation is forgotten; what is not named stays. Gives the whole. */
  setManner(conversationId: string, change: Partial<Manner>): Promise<Manner>;
  /** Forgets a conversation altogether, and its manner. */
  forget(conversationId: string): Promise<void>;
  close(): Promise<void>;
}
