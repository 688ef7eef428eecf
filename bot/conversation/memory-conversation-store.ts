import type { Turn } from "./conversation.ts";
import {
  type ConversationStore,
  type Feedback,
  type Manner,
  RETENTION,
  USUAL_MANNER,
} from "./conversation-store.ts";

/** Creates a store that lasts as long as the process, for the terminal and for tests. */
export function createMemoryConversationStore(): ConversationStore {
  const conversations = new Map<string, Turn[]>();
  const manners = new Map<string, Manner>();
  const mannerOf = (conversationId: string): Manner => manners.get(conversationId) ?? USUAL_MANNER;
  const feedback = new Map<string, Feedback>();
  const turnsOf = (conversationId: string): Turn[] => conversations.get(conversationId) ?? [];
  return {
    load: async (conversationId) => [...turnsOf(conversationId)],
    append: async (conversationId, turn) => {
      const turns = turnsOf(conversationId);
      if (turns.some(({ messageId }) => messageId === turn.messageId)) return;
      const oldest = turn.at - RETENTION.hours * 3_600_000;
      const kept = [...turns, turn].filter(({ at }) => at >= oldest).slice(-RETENTION.turns);
      conversations.set(conversationId, kept);
    },
    judge: async (conversationId, turnId, { useful, at }) => {
      const turn = turnsOf(conversationId).find(({ id }) => id === turnId);
      if (!turn) return false;
      const { status, topic } = turn.answer;
      feedback.set(turnId, { turnId, useful, matter: topic?.matter ?? null, status, at });
      return true;
    },
    listFeedback: async () => [...feedback.values()],
    manner: async (conversationId) => mannerOf(conversationId),
    setManner: async (conversationId, change) => {
      manners.set(conversationId, { ...mannerOf(conversationId), ...change });
      return mannerOf(conversationId);
    },
    forget: async (conversationId) => {
      manners.delete(conversationId);
      conversations.delete(conversationId);
    },
    close: async () => undefined,
  };
}
