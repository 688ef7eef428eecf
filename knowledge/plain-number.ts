/** A 文号 without its brackets and spaces, which are written in many ways: two of one document are alike. */
export function plainNumber(number: string): string {
  return number.normalize("NFKC").replaceAll(/[\s〔〕[\]()【】]/gu, "");
}
