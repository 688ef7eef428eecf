import { expect, it } from "vitest";
import { answerGolden } from "#bot/golden/answer-questions.ts";
import { checkGolden } from "#bot/golden/check-golden.ts";
import { loadSampleGolden } from "#bot/golden/load-sample-golden.ts";
import { outcomeOf } from "#bot/golden/outcome.ts";
import { knowledge, TODAY, tools } from "#tests/support/tools.ts";

const samples = loadSampleGolden();

it("answers every sample as it expects", () => {
  const asking = { tools, today: TODAY.getTime() };
  const missed = samples.flatMap((sample) =>
    checkGolden(sample.expects, outcomeOf(answerGolden(sample, asking))).map(
      ({ figure, wanted, got }) => `${sample.id} ${figure}: ${wanted}, got ${got}`,
    ),
  );
  expect(missed).toEqual([]);
});

it("covers every measure, thirty policies and services, and each way of not answering", () => {
  const covered = new Set(samples.map(({ expects }) => expects.measure));
  for (const { number } of knowledge.plan.measures) expect(covered).toContain(number);
  expect(new Set(samples.flatMap(({ expects }) => expects.record ?? [])).size).toBeGreaterThan(30);
  const statuses = new Set(samples.map(({ expects }) => expects.status));
  for (const status of ["partial", "not-found", "out-of-scope", "blocked", "handed-off"] as const)
    expect(statuses).toContain(status);
});

it("gives each sample an id of its own", () => {
  expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
});
