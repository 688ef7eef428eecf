import type { Inbox } from "#bot/conversation/inbox.ts";
import type { Logger } from "#bot/logger.ts";
import type { KfApi, KfPage } from "./kf-api.ts";
import { type KfMessage, KfMessageSchema, ORIGIN, readKfMessage } from "./kf-message.ts";

/** Written so long before the desk was first heard of is history: somebody else's, or of a bot before. */
const HISTORY_MS = 10 * 60_000;

export interface DeskParts {
  readonly api: KfApi;
  readonly inbox: Inbox;
  readonly take: (message: KfMessage) => Promise<void>;
  readonly clock: () => number;
  readonly log: Logger;
  readonly stopping: AbortSignal;
}

/** How far a desk was read. */
interface DeskMark {
  readonly cursor: string;
  /** When the desk was first heard of; milliseconds since 1970. */
  readonly since: number;
}

const CHANNEL = "kf";

/** Notes a desk that was not heard of before, so that it is read after a crash too. */
export async function noteDesk(
  deskId: string,
  { inbox, clock }: Pick<DeskParts, "inbox" | "clock">,
): Promise<void> {
  if ((await inbox.marks(CHANNEL)).has(deskId)) return;
  await setMark(deskId, { cursor: "", since: clock() }, inbox);
}

/** The desks that were heard of. */
export async function listDesks(inbox: Inbox): Promise<string[]> {
  return [...(await inbox.marks(CHANNEL)).keys()];
}

/**
 * Takes in what came to a desk since it was last read, page after page until there is no more: a page may be empty and
 * more follow (developer.work.weixin.qq.com/document/path/94670). The cursor moves on when a page is taken in; what is
 * given twice is taken once.
 */
export async function readDesk(deskId: string, token: string, parts: DeskParts): Promise<void> {
  const { api, inbox } = parts;
  const written = (await inbox.marks(CHANNEL)).get(deskId);
  const mark: DeskMark = written ? JSON.parse(written) : { cursor: "", since: parts.clock() };
  const oldest = mark.since - HISTORY_MS;
  let { cursor } = mark;
  for (let hasMore = true; hasMore && !parts.stopping.aborted; ) {
    const page = await api.readPage(deskId, cursor, token);
    for (const message of unanswered(messagesOf(page, parts))) {
      if (message.send_time * 1_000 >= oldest && readKfMessage(message)) await parts.take(message);
    }
    const next = page.next_cursor || cursor;
    hasMore = page.has_more === 1 && next !== cursor;
    cursor = next;
    await setMark(deskId, { ...mark, cursor }, inbox);
  }
}

/** Without what a colleague wrote an answer to after it. */
function unanswered(messages: readonly KfMessage[]): KfMessage[] {
  const answeredAt = new Map<string, number>();
  for (const { origin, external_userid: customer = "", send_time } of messages) {
    if (origin === ORIGIN.colleague) {
      answeredAt.set(customer, Math.max(send_time, answeredAt.get(customer) ?? 0));
    }
  }
  return messages.filter(
    ({ external_userid: customer = "", send_time }) => send_time > (answeredAt.get(customer) ?? 0),
  );
}

async function setMark(deskId: string, mark: DeskMark, inbox: Inbox): Promise<void> {
  await inbox.setMark(CHANNEL, deskId, JSON.stringify(mark));
}

/** Those in a known form; what is in another is logged by how many there were. */
function messagesOf({ msg_list }: KfPage, { log }: Pick<DeskParts, "log">): KfMessage[] {
  const messages = msg_list.flatMap((entry) => {
    const { data } = KfMessageSchema.safeParse(entry);
    return data ? [data] : [];
  });
  const unread = msg_list.length - messages.length;
  if (unread > 0) log.warn({ event: "kf.unreadable", entries: unread });
  return messages;
}
