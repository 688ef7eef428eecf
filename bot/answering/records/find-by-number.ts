import type { SupportRecord } from "#knowledge/support-record.ts";

/** 财金〔2025〕81号, in whatever brackets people type, or none. */
const NUMBER = /(\p{Script=Han}{2,8}?)[〔[（(【]?(20\d{2})[〕\]）)】]?\s*第?(\d{1,4})号/gu;

/** Reads the document numbers that a text names, each as issuer's mark, year and number. */
export function readDocumentNumbers(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([, mark, year, number]) => `${mark} ${year} ${number}`);
}

/** The record one of whose documents or sources has a number that a question names. */
export function findByNumber(
  records: readonly SupportRecord[],
  question: string,
): SupportRecord | undefined {
  const asked = readDocumentNumbers(question);
  if (asked.length === 0) return undefined;
  const has = ({ documents, sources }: SupportRecord): boolean =>
    [...documents, ...sources]
      .flatMap(({ number }) => readDocumentNumbers(number ?? ""))
      .some((own) => asked.some((it) => isSame(own, it)));
  return records.find(has);
}

/** What stands before the issuer's mark in a question (请问财金) is passed over. */
function isSame(own: string, asked: string): boolean {
  const [mark = "", ...rest] = own.split(" ");
  const [said = "", ...others] = asked.split(" ");
  return said.endsWith(mark) && rest.join(" ") === others.join(" ");
}
