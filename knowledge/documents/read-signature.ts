import { compact, type Piece } from "./cut-pieces.ts";

const DAY_LINE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[二○〇零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/u;
const BODY_END =
  /(?:局|厅|委|委员会|办公室|办公厅|政府|部|院|会|中心|处|司|署|公司|集团|银行|协会|大队|总队|支队|街道|镇|法院|检察院|海关|学校|大学)(?:[(]代章[)]|[(]盖?章[)])?$/u;
const LONGEST_BODY = 40;
/** What stands below the date. */
const BELOW =
  /^(?:[(]?此件|[(]?信息公开|[(]?联系人|抄送|主题词|[(]本文有删减|公开属性|政务公开)|(?:印发|印制)$/u;

/** A line that is a date and nothing else. */
export function isDayLine(piece: Piece): boolean {
  return !piece.row && DAY_LINE.test(compact(piece));
}

/** A line that is nothing but the name of a body. */
export function isBodyLine(piece: Piece): boolean {
  if (piece.row || piece.marker) return false;
  const text = compact(piece);
  return text.length <= LONGEST_BODY && BODY_END.test(text) && !/[,，。；;:：]/u.test(text);
}

export function isBelowSignature(piece: Piece): boolean {
  const text = compact(piece);
  return !piece.row && !piece.marker && text.length <= 150 && BELOW.test(text);
}
