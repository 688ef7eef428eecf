import { cruise } from "dependency-cruiser";
import { expect, it } from "vitest";
import rules from "../../.dependency-cruiser.ts";

it("keeps every import pointing downhill and every vendor in its one home", async () => {
  const { output } = await cruise(["bot", "retrieval", "knowledge"], {
    ...rules.options,
    ruleSet: rules,
    validate: true,
  });
  if (typeof output === "string") throw new Error("expected a cruise result");

  expect(output.summary.totalCruised).toBeGreaterThan(60);
  expect(
    output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  ).toEqual([]);
});
