import type { Department, DepartmentsFile, GroupLabel } from "./department.ts";
import type { Concept } from "./glossary.ts";
import type { Language } from "./language.ts";
import type { Matter } from "./matter.ts";
import type { Plan } from "./plan.ts";
import type { PlanEnglish } from "./plan-english.ts";
import type { Wording } from "./wording.ts";

/** Everything the bot knows, read once at the start. */
export interface Knowledge {
  readonly plan: Plan;
  readonly planEnglish: PlanEnglish;
  readonly departments: readonly Department[];
  readonly groupLabels: readonly GroupLabel[];
  readonly cityLine: DepartmentsFile["cityLine"];
  readonly matters: readonly Matter[];
  readonly glossary: readonly Concept[];
  readonly language: Language;
  readonly wording: Wording;
}
