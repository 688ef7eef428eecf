import { z } from "zod";
import { DoneSchema, type PlatformApi } from "../tencent/platform-api.ts";
import type { KfCustomer } from "./kf-message.ts";

/** Who has the conversation (developer.work.weixin.qq.com/document/path/94669). */
export const KF_STATE = { fresh: 0, bot: 1, queued: 2, person: 3, ended: 4 } as const;

/** As many as one page may have. */
const LIMIT = 1_000;

const PageSchema = z.object({
  next_cursor: z.string(),
  has_more: z.number().default(0),
  msg_list: z.array(z.unknown()).default([]),
});
export type KfPage = z.infer<typeof PageSchema>;

const StateSchema = z.object({ service_state: z.number() });
/** A line of a menu: a question that is asked by pressing it, or an address that opens. */
export type KfMenuItem =
  | { readonly type: "click"; readonly click: { readonly id: string; readonly content: string } }
  | { readonly type: "view"; readonly view: { readonly url: string; readonly content: string } };

/** The interfaces of 微信客服. Each throws PlatformRefusedError or PlatformUnreachableError. */
export interface KfApi {
  /** What came after the cursor; `token` is the callback's, good for ten minutes (…/path/94670). */
  readPage(deskId: string, cursor: string, token: string): Promise<KfPage>;
  /** @param id at most 32 of A-Z a-z 0-9 _ -; the same for the same message sent again (…/path/94677) */
  sendText(to: KfCustomer, text: string, id: string): Promise<void>;
  sendMenu(to: KfCustomer, menu: { head: string; list: KfMenuItem[] }, id: string): Promise<void>;
  /** Answers an event with its code (…/path/95122). */
  sendOnEvent(code: string, text: string): Promise<void>;
  readState(of: KfCustomer): Promise<number>;
  changeState(of: KfCustomer, state: number): Promise<void>;
}

/** Creates the calls. */
export function createKfApi({ call }: PlatformApi): KfApi {
  const addressOf = ({ deskId, customerId }: KfCustomer) => ({
    open_kfid: deskId,
    external_userid: customerId,
  });
  const send = async (to: KfCustomer, id: string, content: object): Promise<void> => {
    const address = { touser: to.customerId, open_kfid: to.deskId, msgid: id };
    await call("/cgi-bin/kf/send_msg", { ...address, ...content }, DoneSchema);
  };
  return {
    readPage: (deskId, cursor, token) =>
      call("/cgi-bin/kf/sync_msg", { open_kfid: deskId, cursor, token, limit: LIMIT }, PageSchema),
    sendText: (to, content, id) => send(to, id, { msgtype: "text", text: { content } }),
    sendMenu: (to, { head, list }, id) =>
      send(to, id, { msgtype: "msgmenu", msgmenu: { head_content: head, list } }),
    async sendOnEvent(code, content) {
      const message = { code, msgtype: "text", text: { content } };
      await call("/cgi-bin/kf/send_msg_on_event", message, DoneSchema);
    },
    async readState(of) {
      const path = "/cgi-bin/kf/service_state/get";
      return (await call(path, addressOf(of), StateSchema)).service_state;
    },
    async changeState(of, state) {
      const wanted = { ...addressOf(of), service_state: state };
      const path = "/cgi-bin/kf/service_state/trans";
      await call(path, wanted, DoneSchema);
    },
  };
}
