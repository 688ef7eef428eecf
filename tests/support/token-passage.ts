import type { TokenPassage } from "#bot/answering/model/gather-passages.ts";

/** A passage as a model is shown it, held against its own text alone. */
export function tokenPassage(token: string, text: string): TokenPassage {
  const part = { kind: "fact", text, grounds: [text] } as const;
  return {
    token,
    of: "",
    about: "",
    text,
    grounds: [text],
    cites: [`/documents/x#${token}`],
    part,
  };
}
