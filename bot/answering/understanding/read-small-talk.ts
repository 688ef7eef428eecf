import type { Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";

export type SmallTalk = "greeting" | "thanks" | "farewell" | "identity" | "feeling";

/** Reads whether a message is nothing but small talk, and which kind. */
export type SmallTalkReader = (text: string) => SmallTalk | undefined;

const KINDS: readonly SmallTalk[] = ["identity", "thanks", "farewell", "greeting", "feeling"];

/** Creates the reader: small talk is what leaves nothing behind once its words and fillers are out. */
export function createSmallTalkReader(words: Language["conversation"]): SmallTalkReader {
  const all = createWordMatcher([...KINDS.flatMap((kind) => words[kind]), ...words.fillers]);
  const kinds = KINDS.map((kind) => ({ kind, match: createWordMatcher(words[kind]) }));
  return (text) => {
    let rest = text;
    for (const word of all(text)) rest = rest.replace(word, " ");
    if (/[\p{L}\p{N}]/u.test(rest)) return undefined;
    return kinds.find(({ match }) => match(text).length > 0)?.kind;
  };
}
