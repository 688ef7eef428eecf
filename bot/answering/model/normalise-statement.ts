/** Zero-width signs, joiners, tags and other characters that do not show. */
const HIDDEN = /[\p{Cf}\p{Variation_Selector}]/gu;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．－＋]/gu;
/** 30人（含）以下 is 30人以下, 60万套（间）以上 is 60万套以上. */
const INCLUDED = /[（(]含[）)]|[（(]\p{Script=Han}{1,3}[）)](?=以[上下内])/gu;
const HAN_SPACES = /(?<=[\p{Script=Han}，。；：、）」”]) +| +(?=[\p{Script=Han}，。；：、（「“])/gu;

/** Brings a text into the form in which it is read: half-width signs, small letters, nothing hidden. */
export function normaliseStatement(text: string): string {
  return text
    .replace(HIDDEN, "")
    .replace(FULL_WIDTH, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[^\S\n]+/gu, " ")
    .replace(HAN_SPACES, "")
    .replace(INCLUDED, "")
    .toLowerCase();
}
