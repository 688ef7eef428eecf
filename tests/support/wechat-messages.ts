import { createMessageCrypt, isSigned, sign } from "#bot/channels/tencent/message-crypt.ts";
import { readXml, writeXml } from "#bot/channels/tencent/xml.ts";
import type { WechatSettings } from "#bot/channels/wechat/settings.ts";

/** Those of the recorded messages (tests/fixtures/wechat/README.md). */
export const SETTINGS = {
  appId: "wx669ef95216eef885",
  token: "weixin",
  aesKey: undefined,
  api: null,
} satisfies WechatSettings;
export const AES_KEY = "mNnY5GekpChwqhy2c4NBH90g3hND6GeI4gii2YCvKLY";
export const SAFE: WechatSettings = { ...SETTINGS, aesKey: AES_KEY };

export interface Query {
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly [name: string]: string | undefined;
}

/** The query of a request, signed unless it has a signature. */
export function signQuery(query: Query, now: number, { token }: WechatSettings): URLSearchParams {
  const timestamp = query.timestamp ?? String(Math.floor(now / 1_000));
  const nonce = query.nonce ?? nextNonce();
  const signature = sign([token, timestamp, nonce]);
  return new URLSearchParams({ signature, timestamp, nonce, ...query });
}

/** A message in the body and the query of its mode. */
export function seal(
  xml: string,
  now: number,
  { aesKey, appId, token }: WechatSettings,
  nonce = nextNonce(),
): { body: string; query: Query } {
  if (!aesKey) return { body: xml, query: {} };
  const encrypted = createMessageCrypt({ aesKey, receiveId: appId }).encrypt(xml);
  const timestamp = String(Math.floor(now / 1_000));
  const msg_signature = sign([token, timestamp, nonce, encrypted]);
  const body = writeXml({ ToUserName: "gh_0123456789ab", Encrypt: encrypted });
  return { body, query: { timestamp, nonce, encrypt_type: "aes", msg_signature } };
}

/** Reads a reply, in safe mode after its signature is checked. */
export function readReply(
  body: string,
  { aesKey, appId, token }: WechatSettings,
): ReadonlyMap<string, string> {
  const fields = readXml(body) ?? new Map<string, string>();
  const encrypted = fields.get("Encrypt");
  if (!aesKey || encrypted === undefined) return fields;
  const values = [token, fields.get("TimeStamp") ?? "", fields.get("Nonce") ?? "", encrypted];
  if (!isSigned(fields.get("MsgSignature") ?? null, values)) throw new Error("reply is not signed");
  const opened = createMessageCrypt({ aesKey, receiveId: appId }).decrypt(encrypted);
  if ("fault" in opened) throw new Error(`reply cannot be decrypted: ${opened.fault}`);
  return readXml(opened.message) ?? new Map();
}

/** Nonces that do not come twice: at random two of thousands would be alike now and then. */
const nonces = (function* () {
  for (let nonce = 1_372_623_149; ; nonce += 1) yield String(nonce);
})();

function nextNonce(): string {
  return nonces.next().value ?? "";
}

/** Ids go up from one that WeChat gave. */
const ids = (function* () {
  for (let id = 24_844_599_943_858_766n; ; id += 1n) yield String(id);
})();

/** A text message with an id of its own. */
export function buildText(text: string, person = "oPersonA"): string {
  return writeXml({
    ToUserName: "gh_0123456789ab",
    FromUserName: person,
    CreateTime: 1_795_420_800,
    MsgType: "text",
    Content: text,
    MsgId: ids.next().value ?? "",
    AgentID: 218,
  });
}

/** The key by which the channel knows a message. */
export function keyOf(xml: string): string {
  const fields = readXml(xml);
  return `${fields?.get("FromUserName")}:${fields?.get("MsgId")}`;
}
