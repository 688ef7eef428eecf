import type { Point } from "../coordinates.ts";
import { findDistrict, type Outlines } from "../district-outlines.ts";

/** Makes the function that tells the district of a point in GCJ-02 by the outlines; `null` outside the city. */
export function createOutlineFinder({
  outlines,
  ...rest
}: Outlines): (point: Point) => string | null {
  const framed = outlines.map((outline) => ({ outline, frame: frameOf(outline) }));
  return ([longitude, latitude]: Point): string | null => {
    // Only those whose frame holds the point, with room for findDistrict's own tolerance: 200,000 places take seconds less.
    const near = framed.filter(
      ({ frame: { west, east, south, north } }) =>
        longitude > west && longitude < east && latitude > south && latitude < north,
    );
    if (near.length === 0) return null;
    const found = near.map(({ outline }) => outline);
    return findDistrict([longitude, latitude], { ...rest, outlines: found });
  };
}

const FRAME_MARGIN = 0.03;

function frameOf({ polygons }: Outlines["outlines"][number]) {
  const frame = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [longitude, latitude] of polygons.flat(2)) {
    frame.west = Math.min(frame.west, longitude - FRAME_MARGIN);
    frame.east = Math.max(frame.east, longitude + FRAME_MARGIN);
    frame.south = Math.min(frame.south, latitude - FRAME_MARGIN);
    frame.north = Math.max(frame.north, latitude + FRAME_MARGIN);
  }
  return frame;
}
