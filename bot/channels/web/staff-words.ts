import type { Context } from "hono";
import { isFromStaff } from "#bot/conversation/conversation.ts";
import type { PageWording } from "./page-wording.ts";
import type { WebChannelParts } from "./parts.ts";
import { turnView } from "./views/turn.ts";
import { readVisitor, rememberConversation } from "./visitor.ts";

interface StaffWordsParts extends WebChannelParts {
  readonly words: PageWording;
  readonly secure: boolean;
}

/** Brings what the staff wrote into the conversation; gives whether they may write on, for so long the browser is known. */
export async function fetchWords(
  context: Context,
  conversationId: string,
  { staffWords, secure }: StaffWordsParts,
): Promise<boolean> {
  await staffWords?.collect(conversationId);
  const isWithStaff = (await staffWords?.isOpen(conversationId)) ?? false;
  if (isWithStaff) rememberConversation(context, conversationId, { secure, isWithStaff });
  return isWithStaff;
}

/** The turns of the staff after a turn, for a page that is open: rendered, and whether to ask again. */
export async function showWords(context: Context, parts: StaffWordsParts): Promise<Response> {
  const { conversationId, short } = readVisitor(context);
  context.header("Cache-Control", "no-store");
  if (conversationId === null) return context.json({ turns: [], isOpen: false });
  const isOpen = await fetchWords(context, conversationId, parts);
  const turns = await parts.store.load(conversationId);
  const after = context.req.query("after");
  const seen = turns.findIndex(({ id }) => id === after);
  const { words, live, createId } = parts;
  const turnContext = {
    words,
    wording: live.current.knowledge.wording,
    createId,
    judged: null,
    short,
  };
  const fresh = turns.slice(seen + 1).filter(isFromStaff);
  const shown = fresh.map(async (turn) => ({
    id: turn.id,
    html: String(await turnView(turn, turnContext)),
  }));
  return context.json({ turns: await Promise.all(shown), isOpen });
}
