import { EXAMPLES } from "#bot/answering/ending.ts";
import { type ConversationStore, RETENTION } from "#bot/conversation/conversation-store.ts";
import { INBOX_HOURS } from "#bot/conversation/inbox.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import { type Command, isCommand } from "./find-address.ts";

/**
 * Does what a command asks for and gives what to say; an unknown one gets the help. `/large` sent again takes it back.
 */
export async function answerCommand(
  name: string,
  {
    store,
    wording,
    conversationId,
    tongue,
  }: { store: ConversationStore; wording: Wording; conversationId: string; tongue: Tongue },
): Promise<string> {
  const command = isCommand(name) ? name : "help";
  if (command === "forget") await store.forget(conversationId);
  const key = `telegram.${await changeManner(command, conversationId, store)}`;
  return say(wording, key, tongue, {
    example: EXAMPLES[tongue],
    turns: String(RETENTION.turns),
    hours: String(RETENTION.hours),
    inboxHours: String(INBOX_HOURS),
  });
}

/** Gives which sentence tells what a command did. */
async function changeManner(
  command: Command,
  conversationId: string,
  store: ConversationStore,
): Promise<string> {
  if (command === "short") await store.setManner(conversationId, { isShort: true });
  if (command === "full") await store.setManner(conversationId, { isShort: false });
  if (command !== "large") return command;
  const { isLarge } = await store.manner(conversationId);
  await store.setManner(conversationId, { isLarge: !isLarge });
  return isLarge ? "large-off" : "large";
}
