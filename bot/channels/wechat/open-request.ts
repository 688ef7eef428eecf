import { readBody } from "../read-body.ts";
import { isSigned, type MessageCrypt } from "./message-crypt.ts";
import type { NonceMemory } from "./nonce-memory.ts";
import { readMessage, type WechatMessage } from "./read-message.ts";
import { readXml, type XmlFields } from "./xml.ts";

/** Why a request is not taken for WeChat's; for the log. */
export type Refusal =
  | "signature"
  | "stale"
  | "too-large"
  | "xml"
  | "not-encrypted"
  | "encrypted"
  | "message-signature"
  | "length"
  | "pad"
  | "receiveid"
  | "message"
  | "nonce";

interface OpenedRequest {
  readonly message: WechatMessage;
  /** The message as it came, decrypted. */
  readonly xml: string;
}

export interface Checks {
  readonly token: string;
  /** `undefined` in plaintext mode. */
  readonly crypt: MessageCrypt | undefined;
  readonly nonces: NonceMemory;
  readonly clock: () => number;
}

/** Of a request's timestamp, back or ahead. */
export const FRESH_MS = 5 * 60_000;
/** A text message has some 2 KB; compatible mode sends it plain and encrypted, three times as long. */
const MOST_BODY_BYTES = 64 * 1_024;

/**
 * Checks the signature of a request's query over token, timestamp and nonce
 * (developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html) and that it was signed just now.
 */
export function checkQuery(query: URLSearchParams, { token, clock }: Checks): Refusal | null {
  const { timestamp, nonce } = readStamp(query);
  if (!isSigned(query.get("signature"), [token, timestamp, nonce])) return "signature";
  const isFresh = Math.abs(clock() - Number(timestamp) * 1_000) <= FRESH_MS;
  return isFresh ? null : "stale";
}

/** Opens a request that brings a message: gives the message, or why it is refused. */
export async function openRequest(
  request: Request,
  checks: Checks,
): Promise<OpenedRequest | { readonly refusal: Refusal }> {
  const query = new URL(request.url).searchParams;
  const fault = checkQuery(query, checks);
  if (fault) return { refusal: fault };
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === null) return { refusal: "too-large" };
  const opened = checks.crypt ? decrypt(body, query, { ...checks, crypt: checks.crypt }) : body;
  if (typeof opened !== "string") return opened;
  const fields = readXml(opened);
  if (!fields) return { refusal: "xml" };
  return readOpened(fields, { xml: opened, query, checks });
}

function readOpened(
  fields: XmlFields,
  { xml, query, checks }: { xml: string; query: URLSearchParams; checks: Checks },
): OpenedRequest | { readonly refusal: Refusal } {
  const message = readMessage(fields);
  if (!message) return { refusal: fields.has("Encrypt") ? "encrypted" : "message" };
  // In safe mode the body is signed as well, so that a nonce which comes twice by chance carries nothing forged.
  const isCertain = checks.crypt || checks.nonces.accept(readStamp(query), message.key);
  if (!isCertain) return { refusal: "nonce" };
  return { message, xml };
}

/**
 * Gives the message in an encrypted body, whose signature is checked before anything is decrypted
 * (…/doc/offiaccount/Message_Management/Message_encryption_and_decryption_instructions.html).
 */
function decrypt(
  body: string,
  query: URLSearchParams,
  { token, crypt }: Checks & { crypt: MessageCrypt },
): string | { readonly refusal: Refusal } {
  const fields = readXml(body);
  if (!fields) return { refusal: "xml" };
  const encrypted = fields.get("Encrypt");
  if (query.get("encrypt_type") !== "aes" || !encrypted) return { refusal: "not-encrypted" };
  const { timestamp, nonce } = readStamp(query);
  if (!isSigned(query.get("msg_signature"), [token, timestamp, nonce, encrypted])) {
    return { refusal: "message-signature" };
  }
  const decrypted = crypt.decrypt(encrypted);
  return "fault" in decrypted ? { refusal: decrypted.fault } : decrypted.message;
}

function readStamp(query: URLSearchParams): { timestamp: string; nonce: string } {
  return { timestamp: query.get("timestamp") ?? "", nonce: query.get("nonce") ?? "" };
}
