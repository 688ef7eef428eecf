import { compact, type Piece } from "./cut-pieces.ts";

/** What titles of official documents end with. */
const TITLE_END =
  /(?:通知|意见|办法|方案|细则|规定|规则|条例|决定|公告|通告|计划|规划|措施|指南|指引|标准|目录|清单|批复|报告|政策|解读|要点|制度|章程|预案|纲要|守则|准则|规范|规程|须知|申请表|分工表|一览表|汇总表|登记表|明细表|公示|答复|函|法|表)(?:[(][^()]{1,30}[)])*[》»]?$/u;
const LONGEST_TITLE = 90;
/** 申请表. */
const SHORTEST_TITLE = 3;
const TITLE_LINES = 5;
/** A head in large red letters, which names the issuer: …文件, …令. */
const RED_HEAD = /^.{3,60}(?:文件|令|公报)$/u;
const DOCUMENT_NUMBER = /^.{1,20}[〔[【(（]?(?:19|20)\d{2}[〕\]】)）].{0,4}\d{1,4}号$/u;
const LABELLED = /^[^:]{2,12}:/u;
const NOT_IN_TITLES = /[。；;!?！？\t]/u;

export function isDocumentNumber(piece: Piece): boolean {
  const text = compact(piece);
  return (
    DOCUMENT_NUMBER.test(text) ||
    /^.{2,30}(?:令|公告)第?[\d一二三四五六七八九十百零〇]+号$/u.test(text)
  );
}

export function isRedHead(piece: Piece): boolean {
  return RED_HEAD.test(compact(piece)) && compact(piece).length <= 60;
}

/**
 * Tells how many pieces from one on are a title, which may run over lines; 0 when none begins there.
 *
 * @param pieces those from the first line of the title on
 */
export function measureTitle(pieces: readonly Piece[]): number {
  let text = "";
  for (let count = 0; count < Math.min(TITLE_LINES, pieces.length); count += 1) {
    const piece = pieces[count];
    if (!piece || piece.row || !mayBeTitle(piece)) return 0;
    if (count > 0 && isDocumentNumber(piece)) return 0;
    text += compact(piece);
    if (text.length > LONGEST_TITLE) return 0;
    if (TITLE_END.test(text) && isBalanced(text) && text.length >= SHORTEST_TITLE) {
      return count + 1 + countRest(pieces[count + 1]);
    }
  }
  return 0;
}

/** A parenthesis such as （试行） may stand on the next line. */
function countRest(next: Piece | undefined): number {
  return next && /^[(](?:试行|暂行|草案|征求意见稿|修订稿?|\d{4}年?版)[)]$/u.test(compact(next))
    ? 1
    : 0;
}

function mayBeTitle(piece: Piece): boolean {
  const text = compact(piece);
  if (piece.marker || text === "" || NOT_IN_TITLES.test(text)) return false;
  if (isRedHead(piece) || isDocumentNumber(piece) || LABELLED.test(text)) return false;
  return !/^(?:附件|附表|目录$|抄送)|[:,，]$/u.test(text);
}

function isBalanced(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(/[《«(]/gu) === count(/[》»)]/gu);
}
