import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Why an encrypted message is not accepted. */
type DecryptFault = "length" | "pad" | "receiveid";
type Decrypted = { readonly message: string } | { readonly fault: DecryptFault };

/**
 * Encrypts and decrypts messages of WeChat's safe mode
 * (developers.weixin.qq.com/doc/offiaccount/Message_Management/Message_encryption_and_decryption_instructions.html).
 */
export interface MessageCrypt {
  /** Gives the message, or why it is none for this account. Check the signature first. */
  decrypt(encrypted: string): Decrypted;
  encrypt(message: string): string;
}

/** PKCS#7 to blocks of 32 bytes, twice as long as those of AES: Node's own padding would refuse half of them. */
const BLOCK = 32;
const RANDOM = 16;
const LENGTH = 4;
const ALGORITHM = "aes-256-cbc";

/** Creates the crypt of one account: `receiveId` is the account's app id. */
export function createMessageCrypt({
  aesKey,
  receiveId,
  random = randomBytes,
}: {
  aesKey: string;
  receiveId: string;
  random?: (size: number) => Buffer;
}): MessageCrypt {
  const key = Buffer.from(`${aesKey}=`, "base64");
  const start = key.subarray(0, 16);
  return {
    decrypt(encrypted) {
      const bytes = Buffer.from(encrypted, "base64");
      if (bytes.length === 0 || bytes.length % BLOCK !== 0) return { fault: "length" };
      const decipher = createDecipheriv(ALGORITHM, key, start).setAutoPadding(false);
      return unpack(Buffer.concat([decipher.update(bytes), decipher.final()]), receiveId);
    },
    encrypt(message) {
      const cipher = createCipheriv(ALGORITHM, key, start).setAutoPadding(false);
      const packed = pack(message, { receiveId, random });
      return Buffer.concat([cipher.update(packed), cipher.final()]).toString("base64");
    },
  };
}

/** Gives the SHA-1 of the sorted values, one after another, as WeChat signs with it. */
export function sign(values: readonly string[]): string {
  return createHash("sha1")
    .update([...values].sort().join(""))
    .digest("hex");
}

/** Whether a signature is that of the values, told in the same time for every wrong one. */
export function isSigned(signature: string | null, values: readonly string[]): boolean {
  const expected = Buffer.from(sign(values));
  const given = Buffer.from(signature ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function unpack(padded: Buffer, receiveId: string): Decrypted {
  const pad = padded.at(-1) ?? 0;
  const isPadded = pad >= 1 && pad <= BLOCK && padded.subarray(-pad).every((byte) => byte === pad);
  if (!isPadded) return { fault: "pad" };
  const bytes = padded.subarray(0, -pad);
  if (bytes.length < RANDOM + LENGTH) return { fault: "length" };
  const first = RANDOM + LENGTH;
  const end = first + bytes.readUInt32BE(RANDOM);
  if (end > bytes.length) return { fault: "length" };
  if (!bytes.subarray(end).equals(Buffer.from(receiveId))) return { fault: "receiveid" };
  return { message: bytes.subarray(first, end).toString("utf8") };
}

function pack(
  message: string,
  { receiveId, random }: { receiveId: string; random: (size: number) => Buffer },
): Buffer {
  const text = Buffer.from(message);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(text.length);
  const bytes = Buffer.concat([random(RANDOM), length, text, Buffer.from(receiveId)]);
  const pad = BLOCK - (bytes.length % BLOCK);
  return Buffer.concat([bytes, Buffer.alloc(pad, pad)]);
}
