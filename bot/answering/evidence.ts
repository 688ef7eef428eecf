import type { Aspect } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Measure } from "#knowledge/plan.ts";
import type { Target } from "#knowledge/target.ts";

/** A matter found for something asked, with the passage that speaks of it. */
export interface Finding {
  readonly matter: Matter;
  readonly passage: Passage;
  /** `null` for the front matter. */
  readonly measure: Measure | null;
  /** The targets that the matter's own stretch of the passage states. */
  readonly targets: readonly Target[];
  /** Those of the measure's targets that answer a question for a number or a date. */
  readonly asked: readonly Target[];
  readonly aspects: ReadonlySet<Aspect>;
  readonly years: readonly number[];
  readonly district: string | null;
  readonly question: string;
}

/** What retrieve hands to compose. */
export type Evidence =
  | { readonly kind: "findings"; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly kind: "measure"; readonly measure: Measure }
  | {
      readonly kind: "department";
      readonly name: string;
      readonly measures: readonly Measure[];
      /** Whether the question is what the body is called now. */
      readonly asksChange: boolean;
    };
