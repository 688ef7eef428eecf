import { parsePlan } from "#knowledge/parse-plan.ts";
import type { Plan } from "#knowledge/plan.ts";
import { PlanFactsSchema } from "#knowledge/plan-facts.ts";
import { readSeedText } from "#knowledge/read-seed.ts";

/** The plan's file exactly as it was given. */
export const RAW_PLAN = readSeedText("plan/plan-hufubanfa-2022-23.txt");

/** Parses the plan from a raw text, by default the real one. */
export function loadPlan(raw = RAW_PLAN): Plan {
  return parsePlan(raw, PlanFactsSchema.parse(JSON.parse(readSeedText("plan/plan.json"))));
}
