import { isSigned, type MessageCrypt } from "./message-crypt.ts";
import { readXml } from "./xml.ts";

/** Why a request is not taken for the platform's; for the log. */
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

export interface Refused {
  readonly refusal: Refusal;
}

export interface SealChecks {
  readonly token: string;
  readonly crypt: MessageCrypt;
  readonly clock: () => number;
}

/** Of a request's timestamp, back or ahead. */
export const FRESH_MS = 5 * 60_000;
/** A text message has some 2 KB; compatible mode sends it plain and encrypted, three times as long. */
export const MOST_BODY_BYTES = 64 * 1_024;

/** What a request was stamped with. */
export function readStamp(query: URLSearchParams): { timestamp: string; nonce: string } {
  return { timestamp: query.get("timestamp") ?? "", nonce: query.get("nonce") ?? "" };
}

/** Whether a request was signed just now. */
export function isFresh(query: URLSearchParams, clock: () => number): boolean {
  return Math.abs(clock() - Number(readStamp(query).timestamp) * 1_000) <= FRESH_MS;
}

/**
 * Opens what a request brings encrypted, its signature checked before anything is decrypted
 * (developers.weixin.qq.com/doc/offiaccount/Message_Management/Message_encryption_and_decryption_instructions.html;
 * developer.work.weixin.qq.com/document/path/90930).
 */
export function openSealed(
  encrypted: string,
  query: URLSearchParams,
  { token, crypt, clock }: SealChecks,
): string | Refused {
  const { timestamp, nonce } = readStamp(query);
  if (!isSigned(query.get("msg_signature"), [token, timestamp, nonce, encrypted])) {
    return { refusal: "message-signature" };
  }
  if (!isFresh(query, clock)) return { refusal: "stale" };
  const decrypted = crypt.decrypt(encrypted);
  return "fault" in decrypted ? { refusal: decrypted.fault } : decrypted.message;
}

/** Opens a body whose XML has the message in `Encrypt`. */
export function openSealedBody(
  body: string,
  query: URLSearchParams,
  checks: SealChecks,
): string | Refused {
  const fields = readXml(body);
  if (!fields) return { refusal: "xml" };
  const encrypted = fields.get("Encrypt");
  return encrypted ? openSealed(encrypted, query, checks) : { refusal: "not-encrypted" };
}
