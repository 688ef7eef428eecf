import type { OutsideSubject } from "#knowledge/language.ts";
import { isRecordMatter, type Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Plan } from "#knowledge/plan.ts";
import type { Tokenizer, Tokens } from "./tokenize.ts";

/** Something that a record says. */
export interface RecordStatement {
  readonly record: string;
  /** Where on the record it stands: `benefit-1`. */
  readonly anchor: string;
  readonly text: string;
}

/** What matters and subjects are described from. */
export interface MatterSources {
  readonly plan: Plan;
  /** Of the plan and of the records. */
  readonly matters: readonly Matter[];
  /** What the records say, statement by statement. */
  readonly statements: readonly RecordStatement[];
  readonly outside: readonly OutsideSubject[];
  readonly tokenizer: Tokenizer;
}

/** A matter or a subject outside, cut into tokens. */
export interface Described {
  readonly id: string;
  /** What it is called. */
  readonly profile: Tokens;
  /** How people ask for it. */
  readonly asks: readonly Tokens[];
}

/** Creates the function that describes a matter by its names and people's phrasings. */
export function createMatterDescriber({
  plan,
  tokenizer,
}: Pick<MatterSources, "plan" | "tokenizer">): (matter: Matter) => Described {
  return (matter) => {
    const { id, name, words, english, englishWords, asks } = matter;
    const title = isRecordMatter(matter) ? "" : (plan.measures[matter.measure - 1]?.title ?? "");
    const anchor = isRecordMatter(matter) ? "" : matter.anchor;
    return {
      id,
      profile: tokenizer.cut([name, ...words, anchor, title, english, ...englishWords].join(" ")),
      asks: [...asks, name].map((ask) => tokenizer.cut(ask)),
    };
  };
}

/** Creates the function that gives what the plan's passage or the record says of a matter. */
export function createSourceDescriber({
  plan,
  statements,
  tokenizer,
}: Pick<MatterSources, "plan" | "statements" | "tokenizer">): (matter: Matter) => Tokens {
  const byRecord = Map.groupBy(statements, ({ record }) => record);
  // A record is cut once for all its matters.
  const cut = new Map<string, Tokens>();
  const describeRecord = (record: string): Tokens => {
    const texts = (byRecord.get(record) ?? []).map(({ text }) => text);
    const tokens = cut.get(record) ?? tokenizer.cut(texts.join(" "));
    cut.set(record, tokens);
    return tokens;
  };
  return (matter) => {
    if (isRecordMatter(matter)) return describeRecord(matter.record);
    const title = plan.measures[matter.measure - 1]?.title ?? "";
    return tokenizer.cut([matter.anchor, findPassage(plan, matter)?.text ?? "", title].join(" "));
  };
}

/** Describes every subject outside by its words and phrasings. */
export function describeOutside({ outside, tokenizer }: MatterSources): Described[] {
  return outside.map(({ id, words, asks }) => ({
    id,
    profile: tokenizer.cut(words.join(" ")),
    asks: asks.map((ask) => tokenizer.cut(ask)),
  }));
}

/** The passage in which a matter is anchored; some records' matters have none. */
function findPassage(plan: Plan, { measure, anchor }: Matter): Passage | undefined {
  if (measure === null || anchor === null) return undefined;
  const passages = plan.measures[measure - 1]?.passages ?? plan.passages;
  return passages.find(({ kind, text }) => kind !== "title" && text.includes(anchor));
}
