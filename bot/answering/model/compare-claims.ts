import { boundsAround, boundsAt, isFigure } from "./bounds.ts";
import type { Claim, Unsupported } from "./claim.ts";
import { type Evidence, type Spot, sameAlong, spotsOf } from "./evidence.ts";
import type { MarkClass } from "./mark-words.ts";
import type { Statement } from "./read-statement.ts";

/**
 * Finds the claims of a sentence that its passages do not bear out: one that stands in none of them, one
 * that stands there of something else (the figure of 高级 given to 初级), one with another bound.
 */
export function findUnsupportedClaims(
  statement: Statement,
  evidence: Evidence,
): readonly Unsupported[] {
  return statement.items.flatMap(({ claim }, at) => {
    if (!claim) return [];
    const own = { statement, at };
    const stands = claim.needs.some((key) => evidence.given.has(key));
    const isWrong = stands
      ? isOfAnother(own, evidence) || isBoundOtherwise(own, evidence)
      : !claim.isLoose || isOfAnother(own, evidence);
    return isWrong ? [{ kind: claim.kind, claim: claim.printed }] : [];
  });
}

/** Two characters beside it make a place in the passage the one that is meant. */
const LEAST_SAME = 2;

/** Whether the passages have another value where the sentence has this one. */
function isOfAnother(own: Spot, evidence: Evidence): boolean {
  const claim = claimAt(own);
  const places = evidence.statements.flatMap((statement) =>
    statement.items.flatMap((item, at) =>
      item.claim?.family === claim?.family ? [{ statement, at, claim: item.claim }] : [],
    ),
  );
  let same = 0;
  let other = 0;
  for (const place of places) {
    const around = sameAround(own, place);
    if (place.claim && claim && bearsOut(place.claim, claim)) same = Math.max(same, around);
    else other = Math.max(other, around);
  }
  return other >= LEAST_SAME && other > same;
}

function sameAround(own: Spot, place: Spot, isWhole = false): number {
  const from = (spot: Spot, step: 1 | -1): Spot => ({ ...spot, at: spot.at + step });
  return (
    sameAlong(from(own, -1), from(place, -1), -1, isWhole) +
    sameAlong(from(own, 1), from(place, 1), 1, isWhole)
  );
}

function bearsOut({ gives }: Claim, { needs }: Claim): boolean {
  return needs.some((key) => gives.includes(key));
}

/** Whether 不超过, 以上, 起 … stand by a figure on one side only. */
function isBoundOtherwise(own: Spot, evidence: Evidence): boolean {
  const item = own.statement.items[own.at];
  if (!item || !isFigure(item) || item.claim?.family.startsWith("figure:第")) return false;
  const spots = spotsOf(item, evidence).map((spot) => ({
    ...spot,
    around: sameAround(own, spot, true),
  }));
  const most = Math.max(0, ...spots.map(({ around }) => around));
  return !spots.some(
    (spot) =>
      spot.around === most &&
      isWithin(boundsAt(own.statement, own.at), boundsAround(spot.statement, spot.at)) &&
      (item.claim?.kind === "date" ||
        isWithin(boundsAt(spot.statement, spot.at), boundsAround(own.statement, own.at))),
  );
}

function isWithin(some: ReadonlySet<MarkClass>, all: ReadonlySet<MarkClass>): boolean {
  return some.isSubsetOf(all);
}

function claimAt({ statement, at }: Spot): Claim | null {
  return statement.items[at]?.claim ?? null;
}
