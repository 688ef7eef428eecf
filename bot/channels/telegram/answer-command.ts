import { EXAMPLES } from "#bot/answering/ending.ts";
import type { ConversationStore, Manner } from "#bot/conversation/conversation-store.ts";
import { WHAT_IS_KEPT } from "#bot/conversation/what-is-kept.ts";
import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import { type Command, isCommand } from "./find-address.ts";

/** How to be answered after a command. */
const MANNERS: ReadonlyMap<Command, Partial<Manner>> = new Map([
  ["large", { isLarge: true }],
  ["normal", { isLarge: false }],
  ["short", { isShort: true }],
  ["full", { isShort: false }],
]);

/** Does what a command asks for and gives what to say; an unknown one gets the help. Done twice it is the same. */
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
  const change = MANNERS.get(command);
  if (change) await store.setManner(conversationId, change);
  return say(wording, `telegram.${command}`, tongue, {
    example: EXAMPLES[tongue],
    ...WHAT_IS_KEPT,
  });
}
