import { z } from "zod";

const Id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "small letters, digits and single hyphens");
const Key = z.string().regex(/^s\d{1,2}$/u, "s1, s2, …");
/**
 * How sure a statement is: A rests on an official text or two sources, B on one. A source has the level of
 * what it bears. What is C stands under `unconfirmed` and is never shown.
 */
const PublicLevelSchema = z.enum(["A", "B"]);

/** Hosts of bodies; mirrors and papers are named by title and publisher, never by address. */
const OfficialUrlSchema = z
  .url()
  .regex(
    /^https?:\/\/(?:[\w-]+\.)*(?:gov\.cn|12333\.sh\.cn|shweilao\.cn|12348\.gov\.cn)(?:[/?#]|$)/u,
    "an address under gov.cn or of an official platform; name other sources by title and publisher",
  );

/** Something a record says, in our words. */
const StatementSchema = z.strictObject({
  text: z.string().min(4).max(120),
  /** As printed, when it stands in one article: 第二十四条. */
  locator: z.string().min(2).nullable(),
  /** The official words it rests on, copied exactly; only of laws, regulations and official notices. */
  verbatim: z.string().min(4).nullable(),
  level: PublicLevelSchema,
  sources: z.array(Key).min(1),
  /** The day for which a fact was reported, where it ages: counts, prices. */
  asOf: z.iso.date().nullable(),
});
export type Statement = z.infer<typeof StatementSchema>;

/** A figure of a record, so that it can be compared and checked. */
const AmountSchema = z.strictObject({
  kind: z.enum(["money", "rate", "cap", "duration", "count"]),
  /** In `unit`: 1000万元 is 10000000 元, 50% is 50 %. */
  value: z.number().nonnegative(),
  unit: z.string().min(1),
  /** What it is the figure of: 高级工（三级）证书. */
  of: z.string().min(2),
  /** Words by which a question asks for this figure and no other of the record. */
  words: z.array(z.string().min(2)),
  /** As the record's texts print it: 1000万元. */
  printed: z.string().min(1),
});
export type Amount = z.infer<typeof AmountSchema>;

const RecordDocumentSchema = z.strictObject({
  /** `null` when it was not seen; then the number names it. */
  title: z.string().min(4).nullable(),
  /** 文号; `null` when it was not seen, never invented. */
  number: z.string().min(4).nullable(),
  issuers: z.array(z.string().min(2)).min(1),
  issuedOn: z.iso.date().nullable(),
});

/** Whether a document of its kind has a 文号; laws, local regulations and judicial interpretations have none. */
export function bearsNumber({ issuers }: z.infer<typeof RecordDocumentSchema>): boolean {
  return !issuers.some((issuer) => /人大|人民代表大会|最高人民法院/u.test(issuer));
}

const RecordValiditySchema = z.strictObject({
  /**
   * `dated` ends on `until`; `open` is a law or rule that holds until it is repealed; `target` sets a goal
   * for `until` and lapses by no rule; `unknown`: no end was seen.
   */
  kind: z.enum(["dated", "open", "target", "unknown"]),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  /** `year` where the sources tell in which year it ended and not on which day; `until` is then its last. */
  untilPrecision: z.enum(["day", "year"]),
  /** Why the dates are what they are: what the source prints. */
  basis: z.string().min(4).max(120),
  sources: z.array(Key).min(1),
});
export type RecordValidity = z.infer<typeof RecordValiditySchema>;

export const AUDIENCES = [
  "company",
  "sole-trader",
  "care-provider",
  "worker",
  "jobseeker",
  "consumer",
  "elder",
  "parent",
  "disabled",
  "resident",
] as const;

const SourceSchema = z.strictObject({
  key: Key,
  title: z.string().min(4),
  number: z.string().min(4).nullable(),
  publisher: z.string().min(2),
  url: OfficialUrlSchema.nullable(),
  level: PublicLevelSchema,
  publishedOn: z.iso.date().nullable(),
  /** The day on which the research stood; copies read for it date from up to August 2026. */
  seenOn: z.iso.date(),
});

const ChannelSchema = z.strictObject({
  kind: z.enum(["online", "phone", "window", "bank"]),
  name: z.string().min(2),
  value: z
    .union([OfficialUrlSchema, z.string().regex(/^[\d-]{3,}$/u, "a telephone number")])
    .nullable(),
});

const RecordDepartmentSchema = z.strictObject({
  /** As the plan prints it. */
  name: z.string().min(3),
  /** The line of the source that names it; `null` when it stands in the 责任部门 line of a measure carried out. */
  because: z.string().min(4).max(120).nullable(),
});

const OpenPointSchema = z.strictObject({
  point: z.string().min(4),
  ask: z.string().min(2),
  /**
   * By what a question is known to ask for it: each entry is a group of fragments, parted by spaces, all of
   * which the question has (`每床 补`).
   */
  words: z.array(z.string().min(2)),
});

/** One support policy or one kind of service, in our words, with the source of everything it says. */
export const SupportRecordSchema = z.strictObject({
  id: Id,
  kind: z.enum(["policy", "service"]),
  name: z.string().min(2).max(28),
  english: z.string().min(4),
  scope: z.enum(["national", "city", "district"]),
  /** The district of which it is an example; only with scope `district`. */
  district: z.string().min(2).nullable(),
  documents: z.array(RecordDocumentSchema),
  validity: RecordValiditySchema,
  /** Records that it replaced; they answer for the days before. */
  supersedes: z.array(Id),
  /** Where it has ended: records of what there is now. */
  instead: z.array(Id),
  audiences: z.array(z.enum(AUDIENCES)).min(1),
  /** The answer in one breath, without the end date, which is added. */
  summary: z.strictObject({ zh: z.string().min(4).max(60), en: z.string().min(4).max(200) }),
  who: z.array(StatementSchema),
  benefit: z.array(StatementSchema),
  conditions: z.array(StatementSchema),
  /** What is left out, and what it cannot be combined with. */
  exclusions: z.array(StatementSchema),
  apply: z.array(StatementSchema),
  papers: z.array(StatementSchema),
  channels: z.array(ChannelSchema),
  /** Older figures still in circulation, each named as superseded. */
  formerly: z.array(StatementSchema),
  amounts: z.array(AmountSchema),
  departments: z.array(RecordDepartmentSchema).min(1),
  /** The plan's measures that it carries out. */
  measures: z.array(z.int().min(1).max(26)),
  /** Matters of the plan on which it has something to say. */
  matters: z.array(Id),
  sources: z.array(SourceSchema).min(1),
  /** What the sources do not say, and whom to ask. */
  open: z.array(OpenPointSchema),
  /** Level C, for staff to confirm; no public page or answer has it. */
  unconfirmed: z.array(z.strictObject({ text: z.string().min(4), note: z.string().min(4) })),
});
export type StaffRecord = z.infer<typeof SupportRecordSchema>;
/** A record as the public may see it: without what is unconfirmed. */
export type SupportRecord = Omit<StaffRecord, "unconfirmed">;

/** The parts of a record that make statements, in the order in which an answer gives them. */
export const RECORD_PARTS = [
  "who",
  "benefit",
  "conditions",
  "exclusions",
  "apply",
  "papers",
  "formerly",
] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];
/** The parts that a policy is always told by, in order; one without a statement is named as missing. */
export const FIXED_PARTS: readonly RecordPart[] = ["who", "benefit", "conditions", "apply"];
