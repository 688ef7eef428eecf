import { describe, expect, it } from "vitest";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { makeDrafts } from "#tests/evals/adversarial/drafts.ts";
import { rateDrafts, shareRight } from "#tests/evals/adversarial/rates.ts";
import { knowledge } from "#tests/support/tools.ts";

const LEAST_CAUGHT = 0.995;
const LEAST_PASSED = 0.98;

describe("drafts from the records that nothing was tuned on", () => {
  const drafts = makeDrafts(knowledge, { seed: 1, isHeldOut: true, perKind: 200 });
  const rates = rateDrafts(drafts, collectNames(knowledge));

  it("are many and of many kinds", () => {
    expect(drafts.length).toBeGreaterThan(500);
    expect(rates.length).toBeGreaterThan(40);
  });

  it("are caught where one thing is changed", () => {
    const caught = shareRight(rates.filter(({ isTrue }) => !isTrue));
    expect(caught).toBeGreaterThanOrEqual(LEAST_CAUGHT);
  });

  it("pass where nothing is, in other words too", () => {
    const passed = shareRight(rates.filter(({ isTrue }) => isTrue));
    expect(passed).toBeGreaterThanOrEqual(LEAST_PASSED);
  });
});
