import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMessageCrypt, isSigned, sign } from "#bot/channels/tencent/message-crypt.ts";

// The published sample of WXBizMsgCrypt (developer.work.weixin.qq.com/document/path/90930), which the official account shares.
const TOKEN = "QDG6eK";
const AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
const RECEIVE_ID = "wx5823bf96d3bd56c7";
const ECHO =
  "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
const MESSAGE =
  "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

const crypt = createMessageCrypt({ aesKey: AES_KEY, receiveId: RECEIVE_ID });

/** Encrypts bytes as they are, padding and all. */
function encryptRaw(bytes: Buffer): string {
  const key = Buffer.from(`${AES_KEY}=`, "base64");
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]).toString("base64");
}

describe("the published vectors", () => {
  it("opens the first, with padding of 7", () => {
    const values = [TOKEN, "1409659589", "263014780", ECHO];
    expect(isSigned("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", values)).toBe(true);
    expect(crypt.decrypt(ECHO)).toEqual({ message: "1616140317555161061" });
  });

  it("opens the second, with padding of 30", () => {
    const values = [TOKEN, "1409659813", "1372623149", MESSAGE];
    expect(isSigned("477715d11cdb4164915debcba66cb864d751f3e6", values)).toBe(true);
    const opened = crypt.decrypt(MESSAGE);
    expect("message" in opened && opened.message).toMatch(
      /<Content><!\[CDATA\[hello\]\]><\/Content>\s*<MsgId>4561255354251345929<\/MsgId>/u,
    );
  });

  it("encrypts the first again, byte for byte", () => {
    const random = () => Buffer.from("c41b64491c2468d0");
    const same = createMessageCrypt({ aesKey: AES_KEY, receiveId: RECEIVE_ID, random });
    expect(same.encrypt("1616140317555161061")).toBe(ECHO);
  });

  it("signs the third", () => {
    const values = ["RMNlACHlV5ThzfRlVS4D4", "timestamp", "nonce", "encrypt"];
    expect(sign(values)).toBe("8edac0945683c119ee71c9f6256d76c48aa08a96");
  });
});

describe("signatures", () => {
  it.each([null, "", "5c45", "0".repeat(40), "é".repeat(40)])("refuses %j", (signature) => {
    expect(isSigned(signature, [TOKEN, "1", "2"])).toBe(false);
  });
});

describe("decrypting", () => {
  it("opens what it encrypted, for every length of padding", () => {
    for (let length = 0; length < 33; length += 1) {
      const message = "问".repeat(length) + "x".repeat(length);
      expect(crypt.decrypt(crypt.encrypt(message))).toEqual({ message });
    }
  });

  it("refuses a message for another account", () => {
    const other = createMessageCrypt({ aesKey: AES_KEY, receiveId: "wx5823bf96d3bd56c8" });
    expect(other.decrypt(ECHO)).toEqual({ fault: "receiveid" });
  });

  it("refuses a message that was changed at its end", () => {
    const bytes = Buffer.from(MESSAGE, "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(crypt.decrypt(bytes.toString("base64"))).toHaveProperty("fault");
  });

  it.each([0, 33])("refuses padding of %i", (pad) => {
    const size = 64 - (pad === 33 ? 33 : 0);
    const bytes = Buffer.concat([Buffer.alloc(size, "x"), Buffer.alloc(64 - size, pad)]);
    if (pad === 0) bytes[63] = 0;
    expect(crypt.decrypt(encryptRaw(bytes))).toEqual({ fault: "pad" });
  });

  it("refuses padding whose bytes differ", () => {
    const bytes = Buffer.alloc(64, "x");
    bytes[63] = 4;
    expect(crypt.decrypt(encryptRaw(bytes))).toEqual({ fault: "pad" });
  });

  it("refuses a length beyond the message", () => {
    const bytes = Buffer.alloc(64, 12);
    bytes.writeUInt32BE(1_000, 16);
    expect(crypt.decrypt(encryptRaw(bytes))).toEqual({ fault: "length" });
  });

  it.each(["", "AAAA", "not base64 at all"])("refuses %j", (encrypted) => {
    expect(crypt.decrypt(encrypted)).toEqual({ fault: "length" });
  });
});
