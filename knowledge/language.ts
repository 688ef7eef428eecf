import { z } from "zod";

const Words = z.array(z.string().min(1)).min(1);
const Replacements = z.record(z.string().min(1), z.string());

/** Words of other Chinese varieties and their standard equivalents. */
export const DialectFileSchema = z.strictObject({
  shanghainese: Replacements,
  cantonese: Replacements,
  taiwan: Replacements,
});

/** What tells a question from outside the subject or the city. */
export const ScopeFileSchema = z.strictObject({
  otherPlaces: Words,
  homePlaces: Words,
  /** Words behind a place name that make it where somebody comes from, not what is asked about. */
  originMarks: Words,
  tasks: Words,
  /** Parts of Shanghai by which people say where they are, not what they ask. */
  neighbourhoods: Words,
  /** The city's districts, by the words that people use; empty for words that only look like one (黄浦江). */
  districts: Replacements,
});

export const ASPECTS = [
  "money",
  "names",
  "validity",
  "duration",
  "outcome",
  "phone",
  "person",
  "how-many",
  "who",
  "where",
  "how-to",
  "when",
  "which-clause",
  "remedy",
  "yes-no",
] as const;
/** Aspects that no word tells by itself, only one together with another (晚上 … 关门). */
export const PAIRED_ASPECTS = ["outcome", "hours", "ranking", "person"] as const;
/** What a question wants to know about its matter. */
export type Aspect = (typeof ASPECTS | typeof PAIRED_ASPECTS)[number];
/** Words that say nothing of the subject. */
export const FunctionWordsFileSchema = Words;
/** Words among them that tell documents of all kinds and places apart. */
export const DocumentWordsFileSchema = Words;

export const AspectsFileSchema = z.record(z.enum(ASPECTS), Words);

/** A word of the first list and behind it, close by, one of the second ask for the aspect, unless a third stands anywhere. */
export const AspectPairsFileSchema = z.array(
  z.strictObject({ aspect: z.enum(PAIRED_ASPECTS), first: Words, second: Words, unless: Words }),
);

export const ConversationFileSchema = z.strictObject({
  greeting: Words,
  thanks: Words,
  farewell: Words,
  identity: Words,
  feeling: Words,
  grumble: Words,
  human: Words,
  /** By which who talks to the staff goes back to the bot. */
  bot: Words,
  fillers: Words,
  followUpOpeners: Words,
  followUpEnders: Words,
  referring: Words,
  /** What people call the plan as a document. */
  documentWords: Words,
  /** Words for what is wanted of any matter: alone they name none. */
  generic: Words,
  /** Openings of clauses in which people say who they are, not what they want. */
  circumstances: Words,
  /** Words without which a clause asks nothing. */
  interrogatives: Words,
  /** Stretches with such a word in them that ask nothing (没什么钱). */
  indefinites: Words,
  /** Words that ask for an enumeration. */
  listing: Words,
  /** Words that ask what a body does, not who does a thing. */
  bodyDuties: Words,
  /** Words that ask what became of a body. */
  bodyChange: Words,
});

const EmergencyNumberSchema = z.strictObject({
  number: z.string().min(3),
  covers: z.string(),
  english: z.string(),
});
const CrisisSchema = z.strictObject({
  kind: z.string(),
  /** Whether the plan has something to say of it too (fraud), once help is called. */
  hasClause: z.boolean(),
  words: Words,
  numbers: z.array(EmergencyNumberSchema).min(1),
  source: z.string().min(4),
  level: z.enum(["A", "B"]),
});
export type Crisis = z.infer<typeof CrisisSchema>;

/** Words that are harmless by themselves and an order to the bot when one of each stands close by. */
const WordPairsSchema = z.strictObject({ first: Words, second: Words });
export type WordPairs = z.infer<typeof WordPairsSchema>;

export const GuardFileSchema = z.strictObject({
  injection: Words,
  injectionPairs: z.array(WordPairsSchema),
  crisis: z.array(CrisisSchema).min(1),
  /** Stretches with a word of danger in them that tell of none (打不着火). */
  crisisDecoys: Words,
});

const OutsideSubjectSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** Business of some authority that the plan does not treat, or anything else. */
  kind: z.enum(["public-service", "other"]),
  words: z.array(z.string().min(2)).min(3),
  asks: z.array(z.string().min(3)).min(3),
});
/** A subject that the plan has nothing on, in people's words: the counter-example to a matter. */
export type OutsideSubject = z.infer<typeof OutsideSubjectSchema>;

export const OutsideFileSchema = z.strictObject({ subjects: z.array(OutsideSubjectSchema).min(1) });

/** Words by which a question asks for a part of a record. */
export const RecordPartsFileSchema = z.strictObject({
  who: Words,
  benefit: Words,
  conditions: Words,
  exclusions: Words,
  apply: Words,
  papers: Words,
  /** Its official title and number. */
  document: Words,
  /** Its number (文号) itself. */
  number: Words,
});

/** The tables of words by which messages are understood. */
export interface Language {
  readonly dialect: z.infer<typeof DialectFileSchema>;
  readonly scope: z.infer<typeof ScopeFileSchema>;
  readonly aspects: z.infer<typeof AspectsFileSchema>;
  readonly aspectPairs: z.infer<typeof AspectPairsFileSchema>;
  readonly conversation: z.infer<typeof ConversationFileSchema>;
  readonly guard: z.infer<typeof GuardFileSchema>;
  readonly functionWords: readonly string[];
  readonly documentWords: readonly string[];
  readonly outside: readonly OutsideSubject[];
  readonly recordParts: z.infer<typeof RecordPartsFileSchema>;
}
