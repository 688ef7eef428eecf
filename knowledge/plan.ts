import type { CleanText } from "./clean-text.ts";
import type { Passage } from "./passage.ts";
import type { PlanFacts } from "./plan-facts.ts";
import type { Target } from "./target.ts";

/** One of the plan's 26 numbered items. */
export interface Measure {
  readonly number: number;
  /** As printed: （十四）. */
  readonly locator: string;
  readonly title: string;
  /** The whole item, from its number to the end of its 责任部门 line. */
  readonly text: string;
  /** Where `text` starts in the cleaned document. */
  readonly start: number;
  /** Bodies and group labels of the 责任部门 line, in printed order. */
  readonly responsible: readonly string[];
  /** In printed order; joined, their texts are `text`. */
  readonly passages: readonly Passage[];
  readonly targets: readonly Target[];
}

/** One of the plan's five parts. */
export interface Section {
  readonly number: number;
  readonly title: string;
  readonly measures: readonly Measure[];
}

/** The plan as typed, citable text. */
export interface Plan {
  readonly facts: PlanFacts;
  readonly clean: CleanText;
  readonly sections: readonly Section[];
  readonly measures: readonly Measure[];
  /** All passages of all measures and of the front matter. */
  readonly passages: readonly Passage[];
}
