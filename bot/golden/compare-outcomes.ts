import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { readQuantities } from "#bot/answering/read-quantities.ts";
import type { Outcome } from "./outcome.ts";

/** In what two outcomes may differ. `figures` are numbers with their measure words; `text` is the wording around them. */
export const AspectSchema = z.enum([
  "status",
  "measure",
  "record",
  "department",
  "validity",
  "figures",
  "citations",
  "text",
]);
export type Aspect = z.infer<typeof AspectSchema>;

/** These say the same in other words, or rest the same on other lines. */
const WORDING: ReadonlySet<Aspect> = new Set(["citations", "text"]);

/** Gives in what two outcomes differ; empty where they are alike. */
export function compareOutcomes(before: Outcome, after: Outcome): readonly Aspect[] {
  return AspectSchema.options.filter((aspect) =>
    aspect === "figures"
      ? figuresIn(before.text) !== figuresIn(after.text)
      : !isDeepStrictEqual(before[aspect], after[aspect]),
  );
}

/** Whether outcomes differ in what they say, and not only in how. */
export function isSubstantial(aspects: readonly Aspect[]): boolean {
  return aspects.some((aspect) => !WORDING.has(aspect));
}

/** 17.8万 and 178000 are one figure, wherever they stand. */
function figuresIn(text: string): string {
  return readQuantities(text)
    .map(({ value, unit }) => value + unit)
    .sort()
    .join(" ");
}
