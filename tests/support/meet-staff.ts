import { join } from "node:path";
import { answerText } from "#bot/answering/answer.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import type { IncomingMessage } from "#bot/conversation/message.ts";
import type { SwitchScope } from "#bot/handoff/switch-store.ts";
import { makeTemporaryFolder } from "./make-temporary-folder.ts";
import { openStaff } from "./staff.ts";

/** A question with an answer, and one without. */
export const LIFT = "老房子想装电梯找谁";
export const UNKNOWN = "地铁末班车几点";

/** A person who writes in Telegram, and the staff; nothing can be sent to them unless told otherwise. */
export async function meet(
  over: Omit<Parameters<typeof openStaff>[0], "file"> = {},
  conversationId = "telegram:7",
) {
  const store = createMemoryConversationStore();
  const { room, handle } = await openStaff({
    file: join(makeTemporaryFolder(), "staff.db"),
    store,
    ...over,
  });
  let count = 0;
  const write = async (text: string, more: Partial<IncomingMessage> = {}) => {
    count += 1;
    const { answer } = await handle({ conversationId, messageId: String(count), text, ...more });
    return answer;
  };
  const say = async (text: string, more?: Partial<IncomingMessage>) =>
    answerText(await write(text, more));
  const tickets = () => room.tickets.list();
  const only = async () => {
    const [ticket, ...others] = await tickets();
    if (!ticket || others.length > 0) throw new Error(`${others.length + 1} tickets`);
    return ticket;
  };
  const leave = (scope: SwitchScope, reason = "政策正在修改") =>
    room.switches.turn({ scope, isOn: true, reason, by: "管理员", at: 1 });
  return { room, store, write, say, tickets, only, leave, desk: room.handOff.desk };
}
