import published from "gcoord";

/**
 * What coordinates are measured against: `wgs84` GPS, OpenStreetMap, Telegram; `gcj02` Amap, Tencent, WeChat's location
 * messages; `bd09` Baidu. In Shanghai the first two lie some 480 m apart, and BD-09 more than 1 km from WGS-84.
 */
export const DATUMS = ["wgs84", "gcj02", "bd09"] as const;
export type Datum = (typeof DATUMS)[number];

/** Longitude and latitude in degrees. */
export type Point = readonly [longitude: number, latitude: number];

/** A point and what it is measured against. */
export interface Position {
  readonly point: Point;
  readonly datum: Datum;
}

/** The package has no `exports` map: its default is the whole module at run time, which its types do not know. */
const gcoord = published as unknown as (typeof published)["default"];
const SYSTEMS = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Gives a point in another datum, right to some centimetres in Shanghai. */
export function convertPoint(point: Point, from: Datum, to: Datum): Point {
  if (from === to) return point;
  const [longitude, latitude] = gcoord.transform([point[0], point[1]], SYSTEMS[from], SYSTEMS[to]);
  return [longitude, latitude];
}
