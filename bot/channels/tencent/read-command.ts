import { PICKUP_CODE } from "./pickup-code.ts";

/** A text that asks the channel itself for something. */
export type Command =
  | { readonly kind: "continue" }
  /** `isNamed` when it says that it is a code; otherwise it may as well be a word. */
  | { readonly kind: "code"; readonly code: string; readonly isNamed: boolean }
  | { readonly kind: "choice"; readonly number: number };

const QUOTES = /^[「『“"'\s]+|[」』”"'。.!\s]+$/gu;
const CONTINUE = /^(?:继续|繼續|more|continue)$/iu;
const CODE = new RegExp(`^(取件码|取件碼|code)?[\\s:]*(${PICKUP_CODE})$`, "iu");
const CHOICE = /^[1-9]$/u;

/** Reads 「继续」, a pickup code or the number of a suggested question; `null` for any other text. */
export function readCommand(text: string): Command | null {
  const said = text
    .normalize("NFKC")
    .replaceAll(QUOTES, "")
    .replace(/^(?:回复|回復)[\s「“"]*/u, "");
  if (CONTINUE.test(said)) return { kind: "continue" };
  if (CHOICE.test(said)) return { kind: "choice", number: Number(said) };
  const [, name, code] = CODE.exec(said) ?? [];
  return code ? { kind: "code", code: code.toUpperCase(), isNamed: name !== undefined } : null;
}
