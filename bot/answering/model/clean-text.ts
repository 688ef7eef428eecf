/** Controls, marks that change the direction or are not seen, Unicode tags, private characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u{FFFD}]/gu;
const BREAKS = /[\n\r\t\u{2028}\u{2029}]+/gu;
/** Addresses of pages: a model is shown none and may write none. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s，。；、）」”<>"]*|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:cn|com|net|org|gov|edu|io|xyz|top)\b[^\s，。；、）」”<>"]*/giu;

/** Makes of a text what a reader sees of it, in one line: hidden characters can carry orders to a model. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(BREAKS, " ")
    .replaceAll(HIDDEN, "")
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

/** Takes the addresses out of a text. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(ADDRESS, "");
}

export function hasAddress(text: string): boolean {
  return withoutAddresses(text) !== text;
}
