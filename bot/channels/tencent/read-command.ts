import type { Manner } from "#bot/conversation/conversation-store.ts";
import { PICKUP_CODE } from "./pickup-code.ts";

/** A text that asks the channel itself for something. */
export type Command =
  | { readonly kind: "continue" }
  /** `isNamed` when it says that it is a code; otherwise it may as well be a word. */
  | { readonly kind: "code"; readonly code: string; readonly isNamed: boolean }
  | { readonly kind: "choice"; readonly number: number }
  /** To forget the conversation. */
  | { readonly kind: "forget" }
  /** What is kept. */
  | { readonly kind: "privacy" }
  /** How to be answered from now on. */
  | ({ readonly kind: "manner" } & ChangeOfManner);

export interface ChangeOfManner {
  readonly change: Partial<Manner>;
  /** The sentence that tells of it. */
  readonly told: string;
}

const QUOTES = /^[「『“"'\s]+|[」』”"'。.!\s]+$/gu;
const CONTINUE = /^(?:继续|繼續|more|continue)$/iu;
const CODE = new RegExp(`^(取件码|取件碼|code)?[\\s:]*(${PICKUP_CODE})$`, "iu");
const FORGET = /^(?:忘掉|清空对话|清空對話|forget)$/iu;
const PRIVACY = /^(?:隐私|隱私|privacy)$/iu;
const CHOICE = /^[1-9]$/u;
/** Nothing but the name of a manner: 「简短一点说说补贴」 is a question. */
const MANNERS: readonly (ChangeOfManner & { readonly said: RegExp })[] = [
  {
    said: /^大字$|^(?:大字|长辈|長輩|老年|适老)(?:版|模式)$|^large$/iu,
    change: { isLarge: true },
    told: "wechat.large-on",
  },
  {
    said: /^(?:标准|標準|普通)(?:字号|字號|版|模式)$|^normal$/iu,
    change: { isLarge: false },
    told: "wechat.large-off",
  },
  {
    said: /^(?:简短|簡短)$|^(?:简短|簡短|简洁)(?:版|模式)$|^short$/iu,
    change: { isShort: true },
    told: "wechat.short-on",
  },
  {
    said: /^完整$|^(?:完整|详细|詳細)(?:版|模式)$|^full$/iu,
    change: { isShort: false },
    told: "wechat.short-off",
  },
];

/** Reads 「继续」, a pickup code or the number of a suggested question; `null` for any other text. */
export function readCommand(text: string): Command | null {
  const said = text
    .normalize("NFKC")
    .replaceAll(QUOTES, "")
    .replace(/^(?:回复|回復)[\s「“"]*/u, "");
  const manner = MANNERS.find((it) => it.said.test(said));
  if (manner) return { kind: "manner", change: manner.change, told: manner.told };
  if (FORGET.test(said)) return { kind: "forget" };
  if (PRIVACY.test(said)) return { kind: "privacy" };
  if (CONTINUE.test(said)) return { kind: "continue" };
  if (CHOICE.test(said)) return { kind: "choice", number: Number(said) };
  const [, name, code] = CODE.exec(said) ?? [];
  return code ? { kind: "code", code: code.toUpperCase(), isNamed: name !== undefined } : null;
}
