import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import { describeConversationStore } from "./conversation-store.contract.ts";

describeConversationStore("the store in memory", async () => createMemoryConversationStore());
