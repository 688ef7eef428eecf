import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { GoldenNames } from "#bot/golden/golden-columns.ts";

/** The policies and departments that a sheet may name. */
export function goldenNames({ knowledge }: AnsweringTools): GoldenNames {
  const { records, departments } = knowledge;
  return { records, departments: departments.map(({ name }) => name) };
}
