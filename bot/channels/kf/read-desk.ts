import type { Inbox } from "#bot/conversation/inbox.ts";
import type { KfApi, KfPage } from "./kf-api.ts";
import { type KfMessage, KfMessageSchema, readKfMessage } from "./kf-message.ts";

/** Written so long before the desk was first heard of is history: somebody else's, or of a bot before. */
const HISTORY_MS = 10 * 60_000;

export interface DeskParts {
  readonly api: KfApi;
  readonly inbox: Inbox;
  readonly take: (message: KfMessage) => Promise<void>;
  readonly clock: () => number;
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
  const oldest = mark.cursor === "" ? mark.since - HISTORY_MS : 0;
  let { cursor } = mark;
  for (let hasMore = true; hasMore; ) {
    const page = await api.readPage(deskId, cursor, token);
    for (const message of messagesOf(page)) {
      if (message.send_time * 1_000 >= oldest && readKfMessage(message)) await parts.take(message);
    }
    hasMore = page.has_more === 1 && page.next_cursor !== cursor;
    cursor = page.next_cursor || cursor;
    await setMark(deskId, { ...mark, cursor }, inbox);
  }
}

async function setMark(deskId: string, mark: DeskMark, inbox: Inbox): Promise<void> {
  await inbox.setMark(CHANNEL, deskId, JSON.stringify(mark));
}

/** Those in a known form; a new kind of event is none of ours. */
function messagesOf({ msg_list }: KfPage): KfMessage[] {
  return msg_list.flatMap((entry) => {
    const { data } = KfMessageSchema.safeParse(entry);
    return data ? [data] : [];
  });
}
