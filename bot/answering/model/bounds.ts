import type { MarkClass } from "./mark-words.ts";
import type { Item, Mark, Statement } from "./read-statement.ts";

const BOUNDS: ReadonlySet<MarkClass> = new Set(["max", "min", "below", "above"]);
/** From or until a date. */
const ROLES: ReadonlySet<MarkClass> = new Set(["start", "end"]);
/** Bounds that follow their figure (5万元以下); the others come before it. */
const FOLLOWS = /^(?:以上|以下|以内|之内|内|起步?|封顶|之?前|之?后|止|or .*)$/u;

/** The bounds right before and after a figure: 最高3万元, 60岁以上. */
export function boundsAt({ items }: Statement, at: number): ReadonlySet<MarkClass> {
  const before = (items[at]?.marks ?? []).filter((mark) => isBound(mark) && !follows(mark));
  const after = (items[at + 1]?.marks ?? []).filter(
    (mark) => follows(mark) && (isBound(mark) || (isDate(items[at]) && ROLES.has(mark.class))),
  );
  return new Set([...before, ...after].map((mark) => mark.class));
}

/** All bounds of a figure's clause that may be its: 最高每户补3万元. */
export function boundsAround({ items }: Statement, at: number): ReadonlySet<MarkClass> {
  const start = items.findLastIndex((item, i) => i < at && isLimit(item));
  const end = items.findIndex((item, i) => i > at && isLimit(item));
  const before = items.slice(start + 1, at + 1).flatMap(({ marks }) => marks);
  const after = items.slice(at + 1, end + 1).flatMap(({ marks }) => marks);
  const bounds = [...before.filter((mark) => !follows(mark)), ...after.filter(follows)];
  return new Set(
    bounds.filter((mark) => isBound(mark) || ROLES.has(mark.class)).map((mark) => mark.class),
  );
}

function isLimit(item: Item): boolean {
  return item.stop === "clause" || isFigure(item);
}

/** The marks before an item that are no bound of the figure on either side. */
export function freeMarks({ items }: Statement, at: number): readonly Mark[] {
  const item = items[at];
  const previous = items[at - 1];
  return (item?.marks ?? []).filter((mark) => {
    if (ROLES.has(mark.class) && isDate(previous)) return false;
    if (!isBound(mark)) return true;
    return follows(mark) ? !(previous && isFigure(previous)) : !(item && isFigure(item));
  });
}

/** Whether a bound can stand at it. */
export function isFigure({ claim }: Item): boolean {
  return (
    claim !== null && (claim.kind === "number" || claim.kind === "age" || claim.kind === "date")
  );
}

function isDate(item: Item | undefined): boolean {
  return item?.claim?.kind === "date";
}

function isBound(mark: Mark): boolean {
  return BOUNDS.has(mark.class);
}

function follows({ printed }: Mark): boolean {
  return FOLLOWS.test(printed);
}
