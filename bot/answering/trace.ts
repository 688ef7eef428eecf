import type { OutsideSubject } from "#knowledge/language.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { SearchExplanation } from "#retrieval/explain-lists.ts";
import type { RankedMatter } from "#retrieval/search.ts";
import type { Answer } from "./answer.ts";
import type { Draft, Verified } from "./draft.ts";
import type { Evidence } from "./evidence.ts";
import type { PlaceQuestion } from "./places/read-place-question.ts";
import type { Question } from "./question.ts";
import type { Judgement, Searched, WeightedQuery } from "./searched.ts";
import type { Query, Understood } from "./understood.ts";
import type { StepName } from "./watch.ts";

/** A message as it was written and as it is read. */
export interface Reading {
  readonly written: string;
  /** Half-width, simplified, lower case. */
  readonly normalised: string;
  /** In standard words, slips repaired, pinyin in characters: what all steps work with. */
  readonly read: string;
  readonly tongue: Tongue;
}

/** One of the searches of something asked, and where each list has the best matters. */
export interface TracedSearch extends WeightedQuery {
  readonly explanation: SearchExplanation;
}

/** One thing asked and what was found for it. */
export interface TracedPiece {
  readonly query: Query;
  readonly searched: Searched;
  readonly searches: readonly TracedSearch[];
  readonly judgement: Judgement;
  /** The subject outside that it fits best; `null` where it fits none. */
  readonly outside: OutsideSubject | null;
  /** In which order the matters may answer; `null` where they do not: nothing is meant, or what was talked about. */
  readonly ranked: readonly RankedMatter[] | null;
}

/** What was written, and what of it is sent. */
export interface TracedDraft {
  readonly draft: Draft;
  readonly verified: Verified;
}

export interface TracedStep {
  readonly step: StepName;
  /** The step of which it is a part. */
  readonly within: StepName | null;
  readonly elapsedMs: number;
}

/** An answer, and what each step found on the way to it. */
export interface Trace {
  readonly question: Question;
  readonly answer: Answer;
  readonly reading: Reading;
  /** What the place reader read in it; `null` when no place is asked for. */
  readonly placeQuestion: PlaceQuestion | null;
  /** The step that gave the answer. */
  readonly endedBy: "place" | "understand" | "retrieve" | "route";
  /** `null` when the turn ended before. */
  readonly understood: Understood | null;
  readonly pieces: readonly TracedPiece[];
  readonly evidence: Evidence | null;
  /** Two where two kinds of place were asked for, none where the turn ended before. */
  readonly drafts: readonly TracedDraft[];
  /** In the order in which they ended. */
  readonly steps: readonly TracedStep[];
  readonly elapsedMs: number;
}
