import type { Datum, Position } from "#knowledge/places/coordinates.ts";
import type { XmlFields } from "./xml.ts";

/** What a delivery of WeChat tells. */
export type TencentContent =
  | { readonly kind: "text"; readonly text: string }
  /** A location message: the person sent it. */
  | { readonly kind: "position"; readonly position: Position }
  /** A LOCATION event: the app reports it by itself, nobody asked anything. */
  | { readonly kind: "passing"; readonly position: Position }
  | { readonly kind: "subscribe" }
  | { readonly kind: "click"; readonly menuKey: string }
  /** A voice without its words. */
  | { readonly kind: "voice" }
  /** A picture, a film, a link. */
  | { readonly kind: "other" }
  /** An event that expects no answer, unsubscribing among them. */
  | { readonly kind: "silent" };

export type TencentMessage = TencentContent & {
  /** By which the deliveries of one message are known as one. */
  readonly key: string;
  /** The sender's OpenID. */
  readonly person: string;
  /** The official account that was written to. */
  readonly account: string;
};

/** Longer than any OpenID, account name or message id. */
const LONGEST_ID = 64;

/**
 * Reads a message or an event; `null` when it does not say from whom it is or cannot be told from others. One message is
 * known by FromUserName and MsgId, one event by FromUserName, CreateTime and Event:
 * developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html and
 * Receiving_event_pushes.html there.
 */
export function readMessage(fields: XmlFields): TencentMessage | null {
  const [person, account, type] = ["FromUserName", "ToUserName", "MsgType"].map((name) =>
    readId(fields, name),
  );
  const id = type === "event" ? null : readId(fields, "MsgId");
  const time = readId(fields, "CreateTime");
  if (!person || !account || !type || !(id ?? time)) return null;
  const key = `${person}:${id ?? `${time}:${fields.get("Event") ?? type}`}`;
  const content = type === "event" ? readEvent(fields) : readContent(type, fields);
  return { key, person, account, ...content };
}

function readContent(type: string, fields: XmlFields): TencentContent {
  if (type === "text") return { kind: "text", text: fields.get("Content") ?? "" };
  // Recognition is there only where the account has it switched on.
  const heard = type === "voice" ? fields.get("Recognition")?.trim() : "";
  if (heard) return { kind: "text", text: heard };
  if (type === "voice") return { kind: "voice" };
  if (type !== "location") return { kind: "other" };
  // Tencent's map, whose coordinates are GCJ-02: Location_X is the latitude.
  const position = readPosition(fields, ["Location_Y", "Location_X"], "gcj02");
  return position ? { kind: "position", position } : { kind: "other" };
}

function readEvent(fields: XmlFields): TencentContent {
  const event = fields.get("Event");
  if (event === "subscribe") return { kind: "subscribe" };
  // The official account writes CLICK, WeCom click.
  if (event?.toUpperCase() === "CLICK")
    return { kind: "click", menuKey: fields.get("EventKey") ?? "" };
  if (event !== "LOCATION") return { kind: "silent" };
  // The telephone's own GPS: WGS-84.
  const position = readPosition(fields, ["Longitude", "Latitude"], "wgs84");
  return position ? { kind: "passing", position } : { kind: "silent" };
}

function readPosition(
  fields: XmlFields,
  names: readonly [longitude: string, latitude: string],
  datum: Datum,
): Position | null {
  const [longitude, latitude] = names.map((name) => readDegrees(fields.get(name)));
  if (longitude === undefined || latitude === undefined) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
  return { point: [longitude, latitude], datum };
}

function readDegrees(text = ""): number | undefined {
  return /^-?\d{1,3}(?:\.\d+)?$/u.test(text) ? Number(text) : undefined;
}

function readId(fields: XmlFields, name: string): string | null {
  const id = fields.get(name) ?? "";
  return id !== "" && id.length <= LONGEST_ID ? id : null;
}
