import { z } from "zod";
import { SeedInvalidError } from "#knowledge/errors.ts";
import { readSeed } from "#knowledge/read-seed.ts";

const Text = z.string().min(1);
const ProblemSchema = z.strictObject({ title: Text, text: Text });

const PageWordingSchema = z.strictObject({
  name: Text,
  pageTitle: Text,
  tagline: Text,
  notice: Text,
  skip: Text,
  conversation: Text,
  askLabel: Text,
  placeholder: Text,
  send: Text,
  sending: Text,
  failed: Text,
  retry: Text,
  /** Above an answer that took the place of what a model had begun to write. */
  replaced: Text,
  locate: Text,
  locating: Text,
  locateFailed: Text,
  /** Stands for a message that was a position and no words. */
  positionSent: Text,
  map: z.strictObject({
    title: Text,
    you: Text,
    note: Text,
    amap: Text,
    tencent: Text,
    osm: Text,
    search: Text,
  }),
  examplesTitle: Text,
  examples: z.array(Text).min(3),
  largeOn: Text,
  largeOff: Text,
  shortOn: Text,
  shortOff: Text,
  rest: Text,
  forget: Text,
  library: Text,
  sourcesTitle: Text,
  call: Text,
  nextTitle: Text,
  feedbackTitle: Text,
  useful: Text,
  notUseful: Text,
  thanks: Text,
  /** By the answer's status; an empty one is not shown. */
  statuses: z.record(z.string(), z.string()),
  /** Stands where the bot says nothing, since the staff have the conversation. */
  quiet: Text,
  /** What is kept, and for how long. */
  privacy: z.strictObject({ title: Text, text: Text }),
  contents: Text,
  sectionsIntro: Text,
  targetsTitle: Text,
  backToAsk: Text,
  top: Text,
  problems: z.strictObject({
    "not-found": ProblemSchema,
    method: ProblemSchema,
    "too-large": ProblemSchema,
    foreign: ProblemSchema,
    unreadable: ProblemSchema,
    broken: ProblemSchema,
  }),
});

/** What the pages say around the answers. */
export type PageWording = z.infer<typeof PageWordingSchema>;
export type Problem = keyof PageWording["problems"];

/** @throws SeedInvalidError when `seeds/replies/page.json` lacks a word. */
export function loadPageWording(): PageWording {
  const faults: string[] = [];
  const wording = readSeed("replies/page.json", PageWordingSchema, faults);
  if (!wording) throw new SeedInvalidError(faults);
  return wording;
}
