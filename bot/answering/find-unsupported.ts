import type { AnswerPart } from "./answer.ts";
import { type Quantity, readQuantities } from "./read-quantities.ts";

/** With the last characters of the issuer's mark: 府办发〔2022〕23号. */
const DOCUMENT_NUMBER = /\p{Script=Han}{0,3}〔\d{4}〕\d+号/gu;
/** 「…」 quotes the source in Chinese answers, “…” in English ones; short ones are names. */
const QUOTED = /「([^」]{12,})」|[“"]([^“”"]{12,})[”"]/gu;

/**
 * Finds what a statement says that its grounds do not bear out: numbers with their measure words (17.8万
 * and 178,000 are one, 85% and 85家 are not), document numbers, bodies, and longer stretches in quotation
 * marks. Empty when all is supported.
 *
 * @param bodies the names of all departments, today's names included
 */
export function findUnsupported(part: AnswerPart, bodies: readonly string[]): string[] {
  const grounds = part.grounds.join("\n");
  const known = Map.groupBy(readQuantities(grounds), ({ value }) => value);
  const numbers = readQuantities(part.text)
    .filter((quantity) => !isBorneOut(quantity, known.get(quantity.value) ?? []))
    .map(({ printed }) => printed);
  const verbatim = [
    ...[...part.text.matchAll(DOCUMENT_NUMBER)].map(([found]) => found),
    ...[...part.text.matchAll(QUOTED)].map(([, chinese, english]) => chinese ?? english ?? ""),
    ...bodies.filter((name) => part.text.includes(name)),
  ].filter((stretch) => !grounds.includes(stretch));
  return [...numbers, ...verbatim];
}

/** A number without a measure word, on either side, may be any of that value. */
function isBorneOut({ unit }: Quantity, same: readonly Quantity[]): boolean {
  return same.some((ground) => unit === "" || ground.unit === "" || ground.unit === unit);
}
