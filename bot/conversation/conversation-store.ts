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
  /** Forgets a conversation altogether. */
  forget(conversationId: string): Promise<void>;
  close(): Promise<void>;
}
