import { z } from "zod";
import type { TencentMessage } from "../tencent/read-message.ts";

/** Who wrote (developer.work.weixin.qq.com/document/path/94670). */
export const ORIGIN = { customer: 3, colleague: 5 } as const;

const Id = z.string().min(1).max(128);

/** A message or an event as sync_msg gives it, with what is used of it (developer.work.weixin.qq.com/document/path/94670). */
export const KfMessageSchema = z.object({
  msgid: Id,
  send_time: z.number(),
  origin: z.number().optional(),
  msgtype: z.string(),
  open_kfid: Id.optional(),
  external_userid: Id.optional(),
  text: z.object({ content: z.string() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  event: z
    .object({
      event_type: z.string(),
      open_kfid: Id.optional(),
      external_userid: Id.optional(),
      welcome_code: z.string().optional(),
    })
    .optional(),
});
export type KfMessage = z.infer<typeof KfMessageSchema>;

/** The customer at one of the desks (客服账号). */
export interface KfCustomer {
  readonly deskId: string;
  readonly customerId: string;
}

/** What a message wants. */
export type KfWish = KfCustomer &
  (
    | { readonly kind: "message"; readonly message: TencentMessage }
    /** Somebody opened the conversation and may be greeted with the code, for 20 s. */
    | { readonly kind: "enter"; readonly code: string; readonly at: number }
  );

/** Reads what a message wants; `null` for what is not ours to answer: a colleague's message, a note of the platform. */
export function readKfMessage(message: KfMessage): KfWish | null {
  const { msgid, origin, event, send_time } = message;
  const deskId = message.open_kfid ?? event?.open_kfid;
  const customerId = message.external_userid ?? event?.external_userid;
  if (!deskId || !customerId) return null;
  const customer = { deskId, customerId };
  if (event?.event_type === "enter_session" && event.welcome_code) {
    return { kind: "enter", ...customer, code: event.welcome_code, at: send_time * 1_000 };
  }
  if (origin !== ORIGIN.customer || message.msgtype === "event") return null;
  const address = { key: msgid, person: `${deskId}:${customerId}`, account: deskId };
  return { kind: "message", ...customer, message: { ...address, ...readContent(message) } };
}

/** Positions are those of Tencent's map: GCJ-02. A voice comes without its words. */
function readContent({ msgtype, text, location }: KfMessage) {
  if (msgtype === "text") return { kind: "text", text: text?.content ?? "" } as const;
  if (msgtype === "voice") return { kind: "voice" } as const;
  if (msgtype !== "location" || !location) return { kind: "other" } as const;
  const { longitude, latitude } = location;
  const isPoint = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  if (!isPoint) return { kind: "other" } as const;
  return { kind: "position", position: { point: [longitude, latitude], datum: "gcj02" } } as const;
}
