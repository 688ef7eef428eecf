/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), perhaps behind apostrophes of ours. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;
const GUARDED = /^'(?='*[=+\-@\t\r＝＋－＠])/u;

/** Puts an apostrophe before a text that a spreadsheet would take for a formula, and run. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `guardCell`. */
export function unguardCell(text: string): string {
  return text.replace(GUARDED, "");
}
