import { z } from "zod";
import type { Point } from "../coordinates.ts";

const PositionSchema = z.tuple([z.number(), z.number()]).rest(z.unknown());
const PositionsSchema = z.array(PositionSchema).min(1);

/** Where the positions lie in a geometry's coordinates, which RFC 7946 nests by type. */
const POSITIONS: Readonly<Record<string, z.ZodType<readonly (readonly unknown[])[]>>> = {
  Point: PositionSchema.transform((position) => [position]),
  LineString: PositionsSchema,
  Polygon: z
    .array(PositionsSchema)
    .min(1)
    .transform(([outer = []]) => outer.slice(1)),
  MultiPolygon: z
    .array(z.array(PositionsSchema).min(1))
    .min(1)
    .transform(([[outer = []] = []]) => outer.slice(1)),
};

/** A GeoJSON geometry as far as it is known. */
export interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/**
 * Gives one point for a geometry: of a line or polygon the mean of its (outer) positions, of several polygons that of
 * the first.
 *
 * @returns what is wrong when there is none.
 */
export function centreOf({ type, coordinates }: Geometry): Point | string {
  const schema = POSITIONS[type];
  if (!schema) return `has a ${type} for a geometry, which is no place: use points or polygons`;
  const { data, success } = schema.safeParse(coordinates);
  if (!success || data.length === 0) return `has a ${type} whose coordinates are not numbers`;
  const [east, north] = [0, 1].map(
    (axis) => data.reduce((sum, position) => sum + Number(position[axis]), 0) / data.length,
  );
  return [east ?? Number.NaN, north ?? Number.NaN];
}
