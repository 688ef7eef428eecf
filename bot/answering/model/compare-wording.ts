import type { CheckedNames } from "./checked-names.ts";
import type { Unsupported } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import type { Statement } from "./read-statement.ts";

const TITLE = /《([^《》]{2,})》/gu;
const ADDRESS =
  /https?:\/\/[\w./?=&%#:-]+|(?<![\w@])(?:[\w-]+\.)+(?:cn|com|org|net)(?![\w])[\w./?=&%#:-]*/gu;
/** Bodies and roads that no list of ours names, by their last characters. */
const BODY =
  /\p{Script=Han}{2}(?:局|委员会|办事处|协会|联合会|服务中心|促进中心|指导中心)|(?:工商|农业|建设|中国|交通|招商|储蓄|邮储|发展|浦发|上海|中信|兴业|民生|光大|平安|农商)银行/gu;
const ROAD = /[\p{Script=Han}]{2}(?:路(?![线径演])|大道|公路|弄(?!虚))(?=\d|[^\p{Script=Han}]|$)/gu;
/** Signs that may stand in one printing of a title and not in another. */
const SIGNS = /[\s“”"「」『』《》〈〉·（）()]/gu;
/** Share of a Chinese sentence's pairs of neighbours that its passages must have. */
const LEAST_SHARED = 0.4;
const LEAST_SHARED_WORDS = 0.3;
/** Share of the things an English sentence names that Chinese passages must name. */
const LEAST_TERMS = 0.3;
const SHOWN = 20;

/** Finds titles, addresses, bodies and roads that stand in none of the passages as they are printed. */
export function findUnknownNames(statement: Statement, evidence: Evidence): readonly Unsupported[] {
  const known = evidence.text.replaceAll(SIGNS, "");
  const find = (pattern: RegExp, kind: Unsupported["kind"], text = statement.text): Unsupported[] =>
    [...text.matchAll(pattern)]
      .filter(([found, inner]) => !known.includes((inner ?? found).replaceAll(SIGNS, "")))
      .map(([claim]) => ({ kind, claim }));
  const bodies = find(BODY, "department", withoutRead(statement));
  return [...find(TITLE, "title"), ...find(ADDRESS, "title"), ...bodies, ...find(ROAD, "place")];
}

/** The text without the bodies that were read under one of their names and so are checked already. */
function withoutRead({ claims, text }: Statement): string {
  return claims
    .filter(({ kind }) => kind === "department")
    .reduce((rest, { printed }) => rest.replaceAll(printed, "，"), text);
}

/** Finds that a sentence speaks of something else than its passages do. */
export function findForeign(
  statement: Statement,
  evidence: Evidence,
  { terms }: CheckedNames,
): readonly Unsupported[] {
  const isChinese = /\p{Script=Han}/u.test(statement.text);
  const pairs = isChinese ? pairsOf : wordsOf;
  const own = pairs(statement);
  const theirs = new Set(evidence.statements.flatMap(pairs));
  const share = shareOf(own, (pair) => theirs.has(pair));
  const isForeign = isChinese
    ? share < LEAST_SHARED
    : share < LEAST_SHARED_WORDS && isAboutElse(statement, evidence, terms);
  return isForeign ? [{ kind: "passage", claim: statement.text.slice(0, SHOWN) }] : [];
}

/** Whether an English sentence names few of the things that Chinese passages name. */
function isAboutElse(
  { text, claims }: Statement,
  evidence: Evidence,
  terms: CheckedNames["terms"],
): boolean {
  if (!/\p{Script=Han}/u.test(evidence.text)) return true;
  const named = [...terms].filter(([word]) =>
    new RegExp(`\\b${RegExp.escape(word)}\\b`, "u").test(text),
  );
  if (named.length === 0) return claims.length === 0;
  return (
    shareOf(named, ([, words]) => words.some((word) => evidence.text.includes(word))) < LEAST_TERMS
  );
}

function shareOf<T>(all: readonly T[], isOne: (one: T) => boolean): number {
  return all.length === 0 ? 1 : all.filter(isOne).length / all.length;
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
