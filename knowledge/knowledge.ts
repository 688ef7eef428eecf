import type { Department, DepartmentsFile, GroupLabel } from "./department.ts";
import type { Concept } from "./glossary.ts";
import type { Language } from "./language.ts";
import type { PlanMatter, RecordMatter } from "./matter.ts";
import type { PlaceKnowledge } from "./places/load-places.ts";
import type { Plan } from "./plan.ts";
import type { PlanEnglish } from "./plan-english.ts";
import type { SupportRecord } from "./support-record.ts";
import type { Wording } from "./wording.ts";

/** Everything the bot knows, read once at the start. */
export interface Knowledge {
  readonly plan: Plan;
  readonly planEnglish: PlanEnglish;
  readonly departments: readonly Department[];
  readonly groupLabels: readonly GroupLabel[];
  readonly cityLine: DepartmentsFile["cityLine"];
  /** Matters of the plan. */
  readonly matters: readonly PlanMatter[];
  /** Matters of the records. */
  readonly recordMatters: readonly RecordMatter[];
  /** Policies and services, without what is unconfirmed. */
  readonly records: readonly SupportRecord[];
  readonly glossary: readonly Concept[];
  readonly language: Language;
  readonly wording: Wording;
  readonly places: PlaceKnowledge;
}
