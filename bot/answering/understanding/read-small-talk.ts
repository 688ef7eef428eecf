import type { Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";

export type SmallTalk =
  | "greeting"
  | "thanks"
  | "farewell"
  | "identity"
  | "grumble"
  /** Wants to talk to a person. */
  | "human"
  /** Wants the bot again, after a person. */
  | "bot"
  | "feeling";

/** Reads small talk from a message. */
export interface SmallTalkReader {
  /** The kind of a message that is nothing but small talk. */
  whole(text: string): SmallTalk | undefined;
  /** The kind of a message that has a phrase of it among other words: 谢谢，讲得很清楚. */
  within(text: string): SmallTalk | undefined;
}

const KINDS: readonly SmallTalk[] = [
  "identity",
  "thanks",
  "farewell",
  "grumble",
  "human",
  "bot",
  "greeting",
  "feeling",
];
/** A greeting or an 好的 before a question says nothing of the question. */
const TELLING: readonly SmallTalk[] = ["identity", "thanks", "farewell", "grumble"];
/** Among other words a short word (拜, help) may mean anything. */
const IS_PHRASE = /\p{Script=Han}{2}|\w \w|thank|bye/iu;

/** Creates the reader: small talk is what leaves nothing behind once its words and fillers are out. */
export function createSmallTalkReader(words: Language["conversation"]): SmallTalkReader {
  const all = createWordMatcher([...KINDS.flatMap((kind) => words[kind]), ...words.fillers]);
  const kinds = KINDS.map((kind) => ({ kind, match: createWordMatcher(words[kind]) }));
  const phrases = TELLING.map((kind) => ({
    kind,
    match: createWordMatcher(words[kind].filter((word) => IS_PHRASE.test(word))),
  }));
  return {
    whole(text) {
      let rest = text;
      for (const word of all(text)) rest = rest.replace(word, " ");
      if (/[\p{L}\p{N}]/u.test(rest)) return undefined;
      // 「你是人工客服吗」 asks who answers, 「找人工客服」 for somebody else: the longer phrase tells.
      const fits = kinds.map(({ kind, match }) => ({ kind, length: longest(match(text)) }));
      const best = Math.max(...fits.map(({ length }) => length));
      return best > 0 ? fits.find(({ length }) => length === best)?.kind : undefined;
    },
    within: (text) => phrases.find(({ match }) => match(text).length > 0)?.kind,
  };
}

function longest(words: readonly string[]): number {
  return Math.max(0, ...words.map(({ length }) => length));
}
