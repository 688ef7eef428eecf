import type { Aspect } from "#knowledge/language.ts";
import type { PlanMatter, RecordMatter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Measure } from "#knowledge/plan.ts";
import type { Edition } from "#knowledge/record-library.ts";
import type { Target } from "#knowledge/target.ts";

/** What was asked of a matter. */
export interface Asked {
  readonly aspects: ReadonlySet<Aspect>;
  readonly years: readonly number[];
  readonly district: string | null;
  readonly question: string;
  /** Where on the record beside it the question's own words stand, best first. */
  readonly matched: readonly string[];
}

/** A passage of the plan found for something asked. */
export interface ClauseFinding extends Asked {
  readonly kind: "clause";
  readonly matter: PlanMatter;
  readonly passage: Passage;
  /** `null` for the front matter. */
  readonly measure: Measure | null;
  /** The targets that the matter's own stretch of the passage states. */
  readonly targets: readonly Target[];
  /** Those of the measure's targets that answer a question for a number or a date. */
  readonly asked: readonly Target[];
  /** The record linked to the matter that may say what the plan leaves open. */
  readonly support: Edition | null;
}

/** A policy or service found for something asked. */
export interface RecordFinding extends Asked {
  readonly kind: "record";
  readonly matter: RecordMatter | PlanMatter;
  readonly edition: Edition;
  /** The passage of the plan that the record carries out, and the words that say so. */
  readonly clause: {
    readonly passage: Passage;
    readonly measure: Measure;
    readonly anchor: string;
  } | null;
}

/** A matter found for something asked, with what speaks of it. */
export type Finding = ClauseFinding | RecordFinding;

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
