import type { Rule } from "./collect-rules.ts";

/** A ruled table: the places of its rules, and which of its smallest boxes belong to one cell. */
export interface Grid {
  /** From left to right. */
  readonly xs: readonly number[];
  /** From the top down, so falling. */
  readonly ys: readonly number[];
  /** For the box in a row and column, the row and column of the cell's first box. */
  readonly owners: readonly (readonly (readonly [number, number])[])[];
}

/** Rules closer than this are one: borders of neighbouring cells are often drawn each. */
const NEAR = 3;

/** Finds the tables of a page by their rules. A frame of one cell is none. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  return groupTouching(rules)
    .map(toGrid)
    .filter(({ xs, ys }) => xs.length > 1 && ys.length > 1 && xs.length + ys.length > 4);
}

function groupTouching(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touches(rule, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), rule]);
  }
  return groups.filter(
    (group) => group.some(isAcross) && group.some((rule) => rule.direction === "down"),
  );
}

function isAcross({ direction }: Rule): boolean {
  return direction === "across";
}

function touches(one: Rule, other: Rule): boolean {
  if (one.direction === other.direction) {
    const isInLine = Math.abs(one.at - other.at) <= NEAR;
    return isInLine && one.from <= other.to + NEAR && other.from <= one.to + NEAR;
  }
  const reaches = (rule: Rule, at: number) => at >= rule.from - NEAR && at <= rule.to + NEAR;
  return reaches(one, other.at) && reaches(other, one.at);
}

function toGrid(rules: readonly Rule[]): Grid {
  const across = rules.filter(isAcross);
  const down = rules.filter((rule) => rule.direction === "down");
  const xs = mergeNear(down.map(({ at }) => at));
  const ys = mergeNear(across.map(({ at }) => at)).reverse();
  const middles = (places: readonly number[]) =>
    places.slice(1).map((place, at) => (place + (places[at] ?? place)) / 2);
  const owners: (readonly [number, number])[][] = [];
  middles(ys).forEach((middle, row) => {
    const cells: (readonly [number, number])[] = [];
    owners.push(cells);
    middles(xs).forEach((centre, column) => {
      const isOpenLeft = column > 0 && !hasRule(down, xs[column], middle);
      const isOpenAbove = row > 0 && !hasRule(across, ys[row], centre);
      const left = isOpenLeft ? cells[column - 1] : undefined;
      const above = isOpenAbove ? owners[row - 1]?.[column] : undefined;
      cells.push(above ?? left ?? [row, column]);
    });
  });
  return { xs, ys, owners };
}

function hasRule(rules: readonly Rule[], place: number | undefined, along: number): boolean {
  if (place === undefined) return false;
  return rules.some(
    ({ at, from, to }) => Math.abs(at - place) <= NEAR && from <= along && along <= to,
  );
}

function mergeNear(values: readonly number[]): number[] {
  const merged: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    if (merged.length === 0 || value - (merged.at(-1) ?? 0) > NEAR) merged.push(value);
  }
  return merged;
}
