import type { AnswerPart } from "./answer.ts";

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?(?:万|亿)?/gu;
/** With the last characters of the issuer's mark: 府办发〔2022〕23号. */
const DOCUMENT_NUMBER = /\p{Script=Han}{0,3}〔\d{4}〕\d+号/gu;
/** 「…」 quotes the source in Chinese answers, “…” in English ones; short ones are names. */
const QUOTED = /「([^」]{12,})」|[“"]([^“”"]{12,})[”"]/gu;
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/**
 * Finds what a statement says that its grounds do not bear out: numbers (17.8万 and 178,000 are one),
 * document numbers, bodies, and longer stretches in quotation marks. Empty when all is supported.
 *
 * @param bodies the names of all departments, today's names included
 */
export function findUnsupported(part: AnswerPart, bodies: readonly string[]): string[] {
  const grounds = part.grounds.join("\n");
  const known = new Set([...grounds.matchAll(NUMBER)].map(([number]) => numericValue(number)));
  const numbers = [...part.text.matchAll(NUMBER)]
    .map(([number]) => number)
    .filter((number) => !known.has(numericValue(number)));
  const verbatim = [
    ...[...part.text.matchAll(DOCUMENT_NUMBER)].map(([found]) => found),
    ...[...part.text.matchAll(QUOTED)].map(([, chinese, english]) => chinese ?? english ?? ""),
    ...bodies.filter((name) => part.text.includes(name)),
  ].filter((stretch) => !grounds.includes(stretch));
  return [...numbers, ...verbatim];
}

function numericValue(printed: string): number {
  const scale = SCALE[printed.at(-1) ?? ""] ?? 1;
  return Number((Number(printed.replaceAll(/[,万亿]/gu, "")) * scale).toFixed(4));
}
