import type { Unsupported } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { normaliseStatement } from "./normalise-statement.ts";
import type { Statement } from "./read-statement.ts";

const TITLE = /《([^《》]{2,})》/gu;
const ADDRESS =
  /https?:\/\/[\w./?=&%#:-]+|(?<![\w@])(?:[\w-]+\.)+(?:cn|com|org|net)(?![\w])[\w./?=&%#:-]*/gu;
/** Bodies and roads that no list of ours names, by their last characters. */
const BODY =
  /[\p{Script=Han}]{2}(?:局|委员会|办事处|法院|检察院|银行|协会|联合会|服务中心|促进中心|指导中心|公司|集团|热线)/gu;
const ROAD = /[\p{Script=Han}]{2}(?:路(?![线径演])|大道|公路|弄(?!虚))(?=\d|[^\p{Script=Han}]|$)/gu;
/** Signs that may stand in one printing of a title and not in another. */
const SIGNS = /[\s“”"「」『』《》〈〉·（）()]/gu;
/** Share of a Chinese sentence's pairs of neighbours that its passages must have. */
const LEAST_SHARED = 0.4;
const LEAST_SHARED_WORDS = 0.3;
/** Fewer English words in the passages cannot be laid beside an English sentence. */
const LEAST_WORDS = 5;

/** Finds titles, addresses, bodies and roads that stand in none of the passages as they are printed. */
export function findUnknownNames(statement: Statement, evidence: Evidence): readonly Unsupported[] {
  const known = evidence.text.replaceAll(SIGNS, "");
  const find = (pattern: RegExp, kind: Unsupported["kind"]): Unsupported[] =>
    [...statement.text.matchAll(pattern)]
      .filter(([found, inner]) => !known.includes((inner ?? found).replaceAll(SIGNS, "")))
      .map(([claim]) => ({ kind, claim }));
  const bodies = find(BODY, "department").filter(({ claim }) => !isNamed(claim, statement));
  return [...find(TITLE, "title"), ...find(ADDRESS, "title"), ...bodies, ...find(ROAD, "place")];
}

/** Whether the body was read under one of its names and so is checked already. */
function isNamed(body: string, { claims }: Statement): boolean {
  return claims.some(
    ({ kind, printed }) => kind === "department" && printed.endsWith(body.slice(-2)),
  );
}

/** Finds that a sentence speaks of something else than its passages do. */
export function findForeign(statement: Statement, evidence: Evidence): readonly Unsupported[] {
  const isChinese = /\p{Script=Han}/u.test(statement.text);
  const pairs = isChinese ? pairsOf : wordsOf;
  const own = pairs(statement);
  const theirs = new Set(evidence.statements.flatMap(pairs));
  if (own.length === 0 || (!isChinese && theirs.size < LEAST_WORDS)) return [];
  const shared = own.filter((pair) => theirs.has(pair)).length / own.length;
  const isForeign = shared < (isChinese ? LEAST_SHARED : LEAST_SHARED_WORDS);
  return isForeign
    ? [{ kind: "passage", claim: normaliseStatement(statement.text).slice(0, 20) }]
    : [];
}

function pairsOf({ items }: Statement): string[] {
  return items.flatMap(({ key, claim, stop }, at) => {
    const next = items[at + 1];
    if (stop) return [];
    if (claim) return claim.gives.slice(0, 1);
    return next && !next.stop && !next.claim ? [key + next.key] : [];
  });
}

function wordsOf({ items }: Statement): string[] {
  return items.flatMap(({ key, claim }) => (!claim && /^[a-z]{3,}/u.test(key) ? [key] : []));
}
