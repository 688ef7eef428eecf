import { z } from "zod";
import { DATUMS } from "./coordinates.ts";

const LongitudeSchema = z.number().min(-180).max(180);
const LatitudeSchema = z.number().min(-90).max(90);

const PlaceSchema = z
  .object({
    name: z.string().min(1),
    /** As the list prints it. */
    address: z.string().min(1),
    /** Full name; `null` where neither the list nor the address tells it. */
    district: z.string().min(1).nullable(),
    /** Whether the district is told by public texts on the street and not by the list. */
    districtInferred: z.literal(true).optional(),
    /** 街镇 by its full name, where name or address tell it. */
    town: z.string().min(1).nullable(),
    phone: z.string().min(1).optional(),
    /** Opening hours as printed. */
    hours: z.string().min(1).optional(),
    /** Longitude and latitude in the list's datum. */
    point: z.tuple([LongitudeSchema, LatitudeSchema]).readonly().optional(),
  })
  .strict();

export const PlaceListSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/u, "an id of a-z, 0-9 and -"),
    /** Of `place-kinds.json`. */
    kind: z.string().min(1),
    name: z.string().min(1),
    english: z.string().min(1),
    issuer: z.string().min(1).nullable(),
    /** Official address, where one is known. */
    url: z.url({ protocol: /^https?$/u }).nullable(),
    /** Day or month to which the list is true, where it says so. */
    asOf: z
      .string()
      .regex(/^\d{4}-\d{2}(-\d{2})?$/u, "a day or month such as 2025-11-12 or 2025-11")
      .nullable(),
    /** Day on which it was read. */
    seenOn: z.iso.date(),
    level: z.enum(["A", "B"]),
    licence: z.string().min(1),
    /** To be shown with the places, where the licence asks for it (OpenStreetMap's does). */
    attribution: z.string().min(1).nullable(),
    datum: z.enum(DATUMS).nullable(),
    /** Whether the points were looked up by address instead of standing in the list. */
    pointsInferred: z.boolean(),
    /** Whether it lists all of its district and not some of them. */
    isWhole: z.boolean(),
    /** What it covers, as said to the reader. */
    coverage: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
    places: z.array(PlaceSchema).min(1),
  })
  .strict()
  .refine(
    ({ datum, places }) => datum !== null || places.every(({ point }) => point === undefined),
    "a datum, since there are points",
  );

export type PlaceList = z.infer<typeof PlaceListSchema>;
export type Place = PlaceList["places"][number];
