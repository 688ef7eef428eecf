import { type Interface, startTencentApi, type TencentApi, takeText } from "./tencent-api.ts";

/** What a customer was sent. */
export interface SentToCustomer {
  readonly customerId: string;
  readonly text: string;
  readonly menu: readonly { readonly type: string; readonly content: string }[];
}

/** A desk of 微信客服 with its customers, as strict as its documents. */
export interface KfDesk {
  readonly api: TencentApi;
  /** Adds a message of a customer to what sync_msg gives. */
  write(customerId: string, content: object, over?: object): string;
  /** Adds an entry as it is. */
  add(entry: object): void;
  readonly sent: SentToCustomer[];
  /** Whose conversation it is: 0 fresh, 1 bot, 2 queued, 3 person, 4 ended. */
  readonly states: Map<string, number>;
  /** Nobody is on duty: a customer cannot be queued. */
  closeQueue(): void;
}

export const DESK = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
/** Of messages for one of the customer. */
const QUOTA = 5;
const MENU_LINES = 10;

/** Starts the desk. @param pageSize small, so that `has_more` is followed; every third page is empty */
export async function startKfDesk({
  pageSize = 7,
  now = () => Date.now(),
}: {
  pageSize?: number;
  now?: () => number;
} = {}): Promise<KfDesk> {
  const entries: object[] = [];
  const sent: SentToCustomer[] = [];
  const states = new Map<string, number>();
  const left = new Map<string, number>();
  const codes = new Map<string, string>();
  let isQueueOpen = true;
  let pages = 0;

  const sync: Interface = ({ cursor, open_kfid }) => {
    if (open_kfid !== DESK) return 95_000;
    const start = cursor === "" ? 0 : Number(/^c(\d+)$/u.exec(String(cursor))?.[1]);
    pages += 1;
    const size = pages % 3 === 0 ? 0 : pageSize;
    const page = entries.slice(start, start + size);
    const isMore = start + page.length < entries.length;
    // An empty page's cursor still differs from the one before.
    const next = `c${String(start + page.length).padStart(4 + (pages % 3), "0")}`;
    return { next_cursor: next, has_more: isMore ? 1 : 0, msg_list: page };
  };
  const mayWrite = (customerId: string): number =>
    [0, 1].includes(states.get(customerId) ?? 0) ? (left.get(customerId) ?? 0) : -1;
  const send: Interface = (body) => {
    const customerId = String(body["touser"]);
    const writable = mayWrite(customerId);
    if (writable < 1) return writable < 0 ? 95_018 : 95_001;
    const read = readSent(body);
    if (typeof read === "number") return read;
    left.set(customerId, writable - 1);
    sent.push({ customerId, ...read });
    return { msgid: body["msgid"] };
  };
  const answerEvent: Interface = (body) => {
    const customerId = codes.get(String(body["code"]));
    if (customerId === undefined) return 95_014;
    codes.delete(String(body["code"]));
    sent.push({ customerId, text: (body["text"] as { content: string }).content, menu: [] });
    return {};
  };
  const transfer: Interface = ({ external_userid, service_state }) => {
    const customerId = String(external_userid);
    const from = states.get(customerId) ?? 0;
    if (from > 2 || (service_state === 2 && !isQueueOpen)) return 95_018;
    states.set(customerId, Number(service_state));
    return {};
  };
  const api = await startTencentApi({
    "/cgi-bin/kf/sync_msg": sync,
    "/cgi-bin/kf/send_msg": send,
    "/cgi-bin/kf/send_msg_on_event": answerEvent,
    "/cgi-bin/kf/service_state/get": ({ external_userid }) => ({
      service_state: states.get(String(external_userid)) ?? 0,
    }),
    "/cgi-bin/kf/service_state/trans": transfer,
  });
  return {
    api,
    sent,
    states,
    add(entry) {
      const event = (entry as { event?: { welcome_code?: string; external_userid?: string } })
        .event;
      if (event?.welcome_code) codes.set(event.welcome_code, event.external_userid ?? "");
      entries.push(entry);
    },
    write(customerId, content, over = {}) {
      const msgid = `from_msgid_${4_622_416_642_169_452_483n + BigInt(entries.length)}`;
      const address = { open_kfid: DESK, external_userid: customerId };
      const send_time = Math.floor(now() / 1_000);
      entries.push({ msgid, ...address, send_time, origin: 3, ...content, ...over });
      left.set(customerId, (left.get(customerId) ?? 0) + QUOTA);
      return msgid;
    },
    closeQueue: () => {
      isQueueOpen = false;
    },
  };
}

/** What a message shows; a number where it is not in order. */
function readSent(body: Record<string, unknown>): Omit<SentToCustomer, "customerId"> | number {
  const isNamed = /^[\w-]{1,32}$/u.test(String(body["msgid"]));
  const isMenu = body["msgtype"] === "msgmenu";
  const menu = isMenu ? readMenu(body["msgmenu"]) : [];
  if (!isNamed || menu === null) return 40_058;
  const taken = isMenu ? {} : takeText(body);
  if (typeof taken === "number") return taken;
  return { text: (body["text"] as { content?: string } | undefined)?.content ?? "", menu };
}

/** The lines of a menu; `null` where it is over a limit. */
function readMenu(menu: unknown): { type: string; content: string }[] | null {
  const { head_content, list } = menu as {
    head_content: string;
    list: {
      type: string;
      click?: { id: string; content: string };
      view?: { url: string; content: string };
    }[];
  };
  if (Buffer.byteLength(head_content) > 1_024 || list.length > MENU_LINES) return null;
  const lines = list.map(({ type, click, view }) => ({
    type,
    content: click?.content ?? view?.content ?? "",
    most: click ? 128 : 1_024,
  }));
  const fits = lines.every(({ content, most }) => content && Buffer.byteLength(content) <= most);
  return fits ? lines.map(({ type, content }) => ({ type, content })) : null;
}

/** A message of text, and one of a position. */
export const text = (content: string) => ({ msgtype: "text", text: { content } });
export const position = (longitude: number, latitude: number) => ({
  msgtype: "location",
  location: { longitude, latitude, name: "x", address: "y" },
});
