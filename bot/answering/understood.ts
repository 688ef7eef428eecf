import type { Aspect, Crisis } from "#knowledge/language.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { Topic } from "./answer.ts";
import type { Meant } from "./question.ts";

/** A message in which several things are asked. */
export interface Whole {
  readonly text: string;
  /** Whether it is a letter, long enough to tell of things that it does not ask about. */
  readonly isStory: boolean;
}

/** One thing asked, ready to be searched for. */
export interface Query {
  /** Empty when the message only points back at the previous topic. */
  readonly text: string;
  /** The words with which it was asked, also where they only point back. */
  readonly said: string;
  /** The message of which it is a part; `null` when it is all of it. */
  readonly whole: Whole | null;
  readonly aspects: ReadonlySet<Aspect>;
  /** Years named in it. */
  readonly years: readonly number[];
  /** The district named in it. */
  readonly district: string | null;
}

/** A message understood. */
export interface Understood {
  readonly kind: "understood";
  readonly tongue: Tongue;
  readonly queries: readonly Query[];
  /** What was talked about before, whether or not the message shows that it continues it. */
  readonly previous: Topic | null;
  /** Whether the turn before asked back. */
  readonly askedBack: boolean;
  /** The topic that the message continues, or `null` when it stands by itself. */
  readonly continues: Topic | null;
  /** How it continues: by pointing back (归哪个局管) or by changing one thing (那认知障碍的呢). */
  readonly link: "refers" | "varies" | null;
  /** The number of a measure that the message names: 第十四条. */
  readonly measureNamed: number | null;
  /** A body that the message names, as the plan prints it. */
  readonly departmentNamed: string | null;
  readonly district: string | null;
  readonly crisis: Crisis | null;
  /** What it asks about, where that is known otherwise than by searching. */
  readonly meant: Meant | null;
  /** Whether the message is long enough to tell of things that it does not ask about. */
  readonly isStory: boolean;
}
