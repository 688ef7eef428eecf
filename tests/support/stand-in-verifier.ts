import { findUnsupported } from "#bot/answering/find-unsupported.ts";
import type { SentenceVerifier } from "#bot/answering/model/check-written.ts";
import { knowledge } from "./tools.ts";

const bodies = knowledge.departments.flatMap(({ name, today }) =>
  today ? [name, today.name] : [name],
);

/** Figures, documents and bodies by the check of the extractive draft, denials by counting them. */
export const standInVerifier: SentenceVerifier = (sentence, passages) => {
  const part = { kind: "fact", text: sentence, grounds: passages } as const;
  const found = findUnsupported(part, bodies).map(() => ({ kind: "number" }));
  const denials = (text: string): number => text.match(/不(?:得|能)/gu)?.length ?? 0;
  const isDenied = denials(sentence) === 0 && passages.some((text) => denials(text) > 0);
  return isDenied ? [...found, { kind: "negation" }] : found;
};
