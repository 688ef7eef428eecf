import { z } from "zod";

const WordsSchema = z.array(z.string().min(1));

const TownSchema = z
  .object({
    name: z.string().min(1),
    english: z.string().min(1),
    /** Other ways of writing and saying it; none means another town. */
    words: WordsSchema,
    /** A zone or farm that is no 街镇 but is said like one. */
    zone: z.boolean().optional(),
  })
  .strict();

const DistrictSchema = z
  .object({
    /** Six digits of GB/T 2260. */
    id: z.string().regex(/^\d{6}$/u, "six digits"),
    name: z.string().min(1),
    english: z.string().min(1),
    /** Of its government's site. */
    host: z.string().min(1),
    words: WordsSchema,
    /** Abolished districts that lie in it. */
    former: WordsSchema,
    towns: z.array(TownSchema),
  })
  .strict();

/** The city's districts and towns, and the words by which people say where they are. */
export const GazetteerSchema = z
  .object({
    source: z.object({
      title: z.string().min(1),
      url: z.url(),
      asOf: z.string().min(1),
      licence: z.string().min(1),
    }),
    districts: z.array(DistrictSchema),
    /** Words for more than one town; the places are written 长宁区/虹桥街道. */
    ambiguous: z.array(z.object({ word: z.string().min(1), places: WordsSchema.min(2) }).strict()),
    /** Neighbourhoods that are neither district nor town. */
    areas: z.array(z.object({ word: z.string().min(1), districts: WordsSchema.min(1) }).strict()),
    /** Stretches that only look like a place (长江桥 has no 江桥 in it). */
    decoys: WordsSchema,
  })
  .strict();

export type Gazetteer = z.infer<typeof GazetteerSchema>;
