import type { AskedLog } from "./asked-log.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { ReceiptStore } from "./receipt-store.ts";

export interface NotingParts {
  readonly askedLog: AskedLog;
  readonly receipts: ReceiptStore;
  /** Takes it out of the staff's hands. */
  readonly forget: (conversationId: string) => Promise<void>;
}

/**
 * The same store, with what else is kept of a conversation: a judgement is noted beside the question, and what is forgotten
 * goes from the log of questions, from the receipts and out of the staff's hands too. Of turns that the store has dropped nobody knows any
 * more whose they were.
 */
export function createNotingStore(
  store: ConversationStore,
  { askedLog, receipts, forget }: NotingParts,
): ConversationStore {
  return {
    ...store,
    async judge(conversationId, turnId, judgement) {
      const isKnown = await store.judge(conversationId, turnId, judgement);
      if (isKnown) await askedLog.judge(turnId, judgement.useful);
      return isKnown;
    },
    async forget(conversationId) {
      const turns = await store.load(conversationId);
      const ids = turns.map(({ id }) => id);
      await askedLog.forget(ids);
      await receipts.forget(ids);
      await forget(conversationId);
      await store.forget(conversationId);
    },
  };
}
