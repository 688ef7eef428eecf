import { freeMarks } from "./bounds.ts";
import type { Unsupported } from "./claim.ts";
import { type Evidence, type Spot, sameAlong, spotsOf } from "./evidence.ts";
import type { MarkClass } from "./mark-words.ts";
import type { Mark, Statement } from "./read-statement.ts";

/** So much must be the same around a place for it to be the one the sentence rests on. */
const LEAST_TO_COMPARE = 2;
/** And so much for a word that is missing there to count as left out. */
const LEAST_TO_MISS = 3;
/** 要 and 之日起 may be left out. */
const MAY_GO: ReadonlySet<MarkClass> = new Set(["should", "start"]);
/** How far back a mark is looked for where the words right before differ. */
const REACH = 10;

/**
 * Finds the words by which a sentence turns what its passages say: a 不 that was dropped or added, 可以
 * where they have 应当, 失效 for 有效. Each place of the sentence is laid beside the place of the passages
 * that has most around it in common; the marks there must be the same.
 */
export function findTurned(statement: Statement, evidence: Evidence): readonly Unsupported[] {
  return statement.items.flatMap((_, at) => compareAt({ statement, at }, evidence));
}

function compareAt(own: Spot, evidence: Evidence): readonly Unsupported[] {
  const marks = freeMarks(own.statement, own.at);
  const { best, score } = bestSpots(own, evidence);
  if (score < LEAST_TO_COMPARE)
    return marks.filter((mark) => !isNear(mark, own, evidence)).map(told);
  let least: readonly Mark[] | null = null;
  for (const spot of best) {
    const turned = turnedAt(own, spot, score);
    if (turned.length === 0 || isShifted(own, spot)) return [];
    least ??= turned;
  }
  return (least ?? []).map(told);
}

interface Best {
  readonly best: readonly Spot[];
  readonly score: number;
}

/** The places of the passages with most in common around one of the sentence. */
function bestSpots(own: Spot, evidence: Evidence): Best {
  const beside = [0, 1].filter((by) => own.statement.items[own.at - by]?.stop === null);
  let best: Spot[] = [];
  let score = 0;
  for (const by of beside) {
    const item = own.statement.items[own.at - by];
    for (const found of item ? spotsOf(item, evidence) : []) {
      const spot = { ...found, at: found.at + by };
      const common = sameAlong(own, spot, 1) + sameBefore(own, spot);
      if (common > score) [best, score] = [[], common];
      if (common === score) best.push(spot);
    }
  }
  return { best, score };
}

function sameBefore(own: Spot, spot: Spot): number {
  return sameAlong({ ...own, at: own.at - 1 }, { ...spot, at: spot.at - 1 }, -1);
}

/** The marks that only one of two places has. */
function turnedAt(own: Spot, theirs: Spot, score: number): readonly Mark[] {
  const mine = freeMarks(own.statement, own.at);
  const other = freeMarks(theirs.statement, theirs.at);
  const isFirst = sameBefore(own, theirs) === 0 && !(startsClause(own) && startsClause(theirs));
  const added = mine.filter((mark) => !has(isFirst ? marksBack(theirs, own) : other, mark));
  if (mine.length === 0 && score < LEAST_TO_MISS) return added;
  if (!isFirst && denials(mine).length !== denials(other).length) {
    return [...added, ...denials([...mine, ...other]).slice(0, 1)];
  }
  const dropped = other.filter(
    (mark) => !MAY_GO.has(mark.class) && !has(isFirst ? marksBack(own, theirs) : mine, mark),
  );
  return [...added, ...dropped];
}

function startsClause({ statement, at }: Spot): boolean {
  const before = statement.items[at - 1];
  return !before || before.stop === "clause";
}

/** 不是不付 denies twice. */
function denials(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark) => mark.class === "not");
}

/** The marks before a place back to where its clause starts or the other text's own words begin. */
function marksBack(from: Spot, until: Spot): readonly Mark[] {
  const end = until.statement.items[until.at - 1];
  const marks: Mark[] = [];
  for (let at = from.at; at >= 0 && at > from.at - REACH; at -= 1) {
    marks.push(...freeMarks(from.statement, at));
    const before = from.statement.items[at - 1];
    if (!before || before.stop === "clause") break;
    if (end && !end.stop && before.key === end.key) break;
  }
  return marks;
}

/** Whether both clauses have one and the same mark, only not at the same word. */
function isShifted(own: Spot, theirs: Spot): boolean {
  const [mine, ...more] = clauseClasses(own);
  const [other, ...others] = clauseClasses(theirs);
  return mine !== undefined && mine === other && more.length + others.length === 0;
}

function clauseClasses({ statement, at }: Spot): readonly MarkClass[] {
  const { items } = statement;
  let start = at;
  while (start > 0 && items[start - 1]?.stop !== "clause") start -= 1;
  const classes: MarkClass[] = [];
  for (let i = start; i < items.length; i += 1) {
    for (const mark of freeMarks(statement, i)) classes.push(classOf(mark));
    if (items[i]?.stop === "clause") break;
  }
  return classes;
}

/** Of words that stand nowhere in the passages: whether a clause that shares something has the mark. */
function isNear(mark: Mark, own: Spot, evidence: Evidence): boolean {
  const isForeign = isLatin(own.statement.text) !== isLatin(evidence.text);
  return evidence.statements.some((statement) =>
    statement.items.some((item, at) => {
      if (!has(item.marks, mark)) return false;
      return isForeign || sharesClause(own, { statement, at });
    }),
  );
}

function sharesClause(own: Spot, theirs: Spot): boolean {
  const mine = clauseKeys(own);
  const common = mine.intersection(clauseKeys(theirs)).size;
  return common >= Math.min(LEAST_TO_COMPARE, mine.size);
}

function clauseKeys({ statement: { items }, at }: Spot): ReadonlySet<string> {
  let start = at;
  while (start > 0 && items[start - 1]?.stop !== "clause") start -= 1;
  const keys = new Set<string>();
  for (let i = start; i < items.length && items[i]?.stop !== "clause"; i += 1) {
    const item = items[i];
    if (item && !item.stop) keys.add(item.key);
  }
  return keys;
}

function has(marks: readonly Mark[], mark: Mark): boolean {
  return marks.some((other) => classOf(other) === classOf(mark));
}

/** 要 and 应当 ask for the same; only 要 may be left out. */
function classOf(mark: Mark): MarkClass {
  return mark.class === "should" ? "must" : mark.class;
}

function told({ kind, printed }: Mark): Unsupported {
  return { kind, claim: printed };
}

function isLatin(text: string): boolean {
  return !/\p{Script=Han}/u.test(text);
}
