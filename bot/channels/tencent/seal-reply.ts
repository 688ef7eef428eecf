import { randomInt } from "node:crypto";
import { type MessageCrypt, sign } from "./message-crypt.ts";
import type { TencentMessage } from "./read-message.ts";
import { writeXml } from "./xml.ts";

export interface SealParts {
  readonly token: string;
  /** `undefined` in plaintext mode. */
  readonly crypt: MessageCrypt | undefined;
  readonly clock: () => number;
}

/**
 * Gives the body that answers a message with a text
 * (developers.weixin.qq.com/doc/offiaccount/Message_Management/Passive_user_reply_message.html), in safe mode encrypted and
 * signed (…/Message_Management/Message_encryption_and_decryption_instructions.html).
 */
export function sealReply(message: TencentMessage, text: string, parts: SealParts): string {
  const { token, crypt, clock } = parts;
  const seconds = Math.floor(clock() / 1_000);
  const reply = writeXml({
    ToUserName: message.person,
    FromUserName: message.account,
    CreateTime: seconds,
    MsgType: "text",
    Content: text,
  });
  if (!crypt) return reply;
  const nonce = String(randomInt(1_000_000_000, 10_000_000_000));
  const encrypted = crypt.encrypt(reply);
  return writeXml({
    Encrypt: encrypted,
    MsgSignature: sign([token, String(seconds), nonce, encrypted]),
    TimeStamp: seconds,
    Nonce: nonce,
  });
}
