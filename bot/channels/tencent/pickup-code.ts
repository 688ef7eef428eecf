import { createHash } from "node:crypto";

/** Without what is easily taken for another: 0 O, 1 I L, 2 Z, 5 S, 8 B, G. */
const LETTERS = "ACDEFHJKMNPQRTUVWXY34679";
const LENGTH = 4;

/** How a code looks, as the source of a regular expression. */
export const PICKUP_CODE = `[${LETTERS}]{${LENGTH}}`;

/**
 * Gives the code under which a message's answer waits. It follows from the message's key, so it is the same after a
 * restart. It is no secret: it is only looked for among the answers of whoever sends it.
 */
export function pickupCode(key: string): string {
  let rest = createHash("sha256").update(key).digest().readUInt32BE();
  let code = "";
  while (code.length < LENGTH) {
    code += LETTERS.charAt(rest % LETTERS.length);
    rest = Math.floor(rest / LETTERS.length);
  }
  return code;
}
