import { openSqliteConversationStore } from "#bot/conversation/sqlite-conversation-store.ts";
import { buildTurn } from "./build-turn.ts";

// Appends a turn to one new conversation after another and prints each conversation once the store has acknowledged it; the test kills it.
const store = await openSqliteConversationStore(process.argv[2] ?? "");
for (let at = 1; ; at += 1) {
  await store.append(`c${at}`, buildTurn({ id: `t${at}`, at }));
  process.stdout.write(`c${at}\n`);
}
