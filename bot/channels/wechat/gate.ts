import { readBody } from "../read-body.ts";
import type { Gate, OpenedRequest } from "../tencent/gate.ts";
import { createMessageCrypt, isSigned, type MessageCrypt } from "../tencent/message-crypt.ts";
import { createNonceMemory, type NonceMemory } from "../tencent/nonce-memory.ts";
import { readMessage } from "../tencent/read-message.ts";
import { sealReply } from "../tencent/seal-reply.ts";
import {
  FRESH_MS,
  isFresh,
  MOST_BODY_BYTES,
  openSealedBody,
  type Refusal,
  type Refused,
  readStamp,
} from "../tencent/sealed-request.ts";
import { readXml } from "../tencent/xml.ts";
import type { WechatSettings } from "./settings.ts";

interface Checks {
  readonly token: string;
  /** `undefined` in plaintext mode. */
  readonly crypt: MessageCrypt | undefined;
  readonly nonces: NonceMemory;
  readonly clock: () => number;
}

/** Creates the gate of the official account, for safe mode where there is a key. */
export function createWechatGate(
  { appId, token, aesKey }: WechatSettings,
  clock: () => number,
): Gate {
  const crypt = aesKey ? createMessageCrypt({ aesKey, receiveId: appId }) : undefined;
  const checks = { token, crypt, clock, nonces: createNonceMemory(clock, FRESH_MS) };
  return {
    checkAddress(query) {
      const refusal = checkQuery(query, checks);
      return refusal ? { refusal } : (query.get("echostr") ?? "");
    },
    open: (request) => openRequest(request, checks),
    seal: (message, text) => sealReply(message, text, checks),
  };
}

/**
 * Checks the signature of a request's query over token, timestamp and nonce
 * (developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html) and that it was signed just now.
 */
function checkQuery(query: URLSearchParams, { token, clock }: Checks): Refusal | null {
  const { timestamp, nonce } = readStamp(query);
  if (!isSigned(query.get("signature"), [token, timestamp, nonce])) return "signature";
  return isFresh(query, clock) ? null : "stale";
}

async function openRequest(request: Request, checks: Checks): Promise<OpenedRequest | Refused> {
  const query = new URL(request.url).searchParams;
  const refusal = checkQuery(query, checks);
  if (refusal) return { refusal };
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === null) return { refusal: "too-large" };
  const xml = checks.crypt ? openSafe(body, query, { ...checks, crypt: checks.crypt }) : body;
  return typeof xml === "string" ? readOpened(xml, query, checks) : xml;
}

function openSafe(
  body: string,
  query: URLSearchParams,
  checks: Checks & { crypt: MessageCrypt },
): string | Refused {
  const isSafe = query.get("encrypt_type") === "aes" || !readXml(body);
  return isSafe ? openSealedBody(body, query, checks) : { refusal: "not-encrypted" };
}

function readOpened(
  xml: string,
  query: URLSearchParams,
  { nonces }: Checks,
): OpenedRequest | Refused {
  const fields = readXml(xml);
  if (!fields) return { refusal: "xml" };
  const message = readMessage(fields);
  if (!message) return { refusal: fields.has("Encrypt") ? "encrypted" : "message" };
  return nonces.accept(readStamp(query), message.key) ? { message, xml } : { refusal: "nonce" };
}
