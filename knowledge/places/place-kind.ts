import { z } from "zod";

/** A kind of place that people look for. */
export const PlaceKindSchema = z
  .object({
    id: z.string().min(1),
    /** The service record that says the official way to find it, when its id is another. */
    record: z.string().min(1).optional(),
    name: z.string().min(1),
    english: z.string().min(1),
    /** How people name it, English in lower case. */
    words: z.array(z.string().min(1)).min(1),
    /** The matter whose clause and bodies stand for it. */
    matter: z.string().min(1),
  })
  .strict();

export const PlaceKindsSchema = z
  .object({
    kinds: z.array(PlaceKindSchema).min(1),
    /** Words that ask where something is. */
    where: z.array(z.string().min(1)),
    /** Words that ask which there are, of places only beside an area or a position. */
    which: z.array(z.string().min(1)),
    /** Words with which a message asks about a business and not for a place (申请, 补贴). */
    otherwise: z.array(z.string().min(1)),
    /** Words for other things that people look for, of which there is no list. */
    others: z.array(z.string().min(1)),
    /** Words for hours and prices, asked for beside where a place is. */
    details: z.array(z.string().min(1)),
    /** Words by which somebody says where they are. */
    lives: z.array(z.string().min(1)),
    /** Words around a place that say nothing else (我住, 附近). */
    idle: z.array(z.string().min(1)),
  })
  .strict();

export type PlaceKind = z.infer<typeof PlaceKindSchema>;
export type PlaceKinds = z.infer<typeof PlaceKindsSchema>;
