import type { PlanMatter } from "#knowledge/matter.ts";

const LEAST_ITEMS = 3;

/** Whether a matter's stretch of the plan enumerates things: 养老服务设施、托育点、菜场…. */
export function listsThings({ anchor }: PlanMatter): boolean {
  return anchor.split("、").length >= LEAST_ITEMS;
}
