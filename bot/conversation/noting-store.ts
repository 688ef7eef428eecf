import type { AskedLog } from "./asked-log.ts";
import type { ConversationStore } from "./conversation-store.ts";

/**
 * The same store, with what else is kept of a conversation: a judgement is noted beside the question, and what is forgotten
 * goes from the log of questions and out of the staff's hands too. Of turns that the store has dropped nobody knows any
 * more whose they were.
 */
export function createNotingStore(
  store: ConversationStore,
  { askedLog, forget }: { askedLog: AskedLog; forget: (conversationId: string) => Promise<void> },
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
      await askedLog.forget(turns.map(({ id }) => id));
      await forget(conversationId);
      await store.forget(conversationId);
    },
  };
}
