import pointInPolygon from "point-in-polygon-hao";
import { z } from "zod";
import type { Point } from "./coordinates.ts";

const RingSchema = z.array(z.tuple([z.number(), z.number()])).min(4);

/** Simplified outlines of the districts. */
export const OutlinesSchema = z.object({
  source: z.object({ title: z.string(), url: z.url(), licence: z.string() }),
  note: z.string(),
  outlines: z.array(
    z.object({ district: z.string().min(1), polygons: z.array(z.array(RingSchema).min(1)) }),
  ),
});

export type Outlines = z.infer<typeof OutlinesSchema>;

/** Degrees by which a position may lie outside the outlines (on a bridge, a quay, a new shore): some 2 km. */
const TOLERANCE = 0.02;
const AROUND: readonly Point[] = [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => [
  TOLERANCE * Math.cos((turn * Math.PI) / 4),
  TOLERANCE * Math.sin((turn * Math.PI) / 4),
]);

/** About which district a point lies in; `null` outside the city. The outlines are right to about a kilometre. */
export function findDistrict(point: Point, { outlines }: Outlines): string | null {
  const [longitude, latitude] = point;
  const probes: readonly Point[] = [
    point,
    ...AROUND.map(([east, north]): Point => [longitude + east, latitude + north]),
  ];
  for (const probe of probes) {
    const found = outlines.find(({ polygons }) => polygons.some((rings) => isIn(probe, rings)));
    if (found) return found.district;
  }
  return null;
}

/** On the line counts as in. */
function isIn([longitude, latitude]: Point, rings: [number, number][][]): boolean {
  return pointInPolygon([longitude, latitude], rings.map(close)) !== false;
}

function close(ring: [number, number][]): [number, number][] {
  const [first] = ring;
  return first ? [...ring, first] : ring;
}
