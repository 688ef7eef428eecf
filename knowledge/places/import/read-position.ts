import { convertPoint, type Datum, type Point } from "../coordinates.ts";

/** A point as the file has it, and the district that the outlines give for it. */
export type Position =
  | { readonly point: Point; readonly outlined: string }
  | { readonly point: null; readonly outlined: null; readonly fault?: string };

/** Makes the function that reads the two coordinates of a place; without both there is no point. */
export function createPositionReader(
  datum: Datum,
  findOutlined: (point: Point) => string | null,
): (longitude: string, latitude: string) => Position {
  const locate = (point: Point): string | null => findOutlined(convertPoint(point, datum, "gcj02"));
  return (longitude, latitude) => {
    if (longitude === "" && latitude === "") return { point: null, outlined: null };
    const [east, north] = [longitude, latitude].map(toNumber);
    if (!isNumber(east) || !isNumber(north))
      return faulty(`has coordinates that are not two numbers: "${longitude}", "${latitude}"`);
    const outlined = locate([east, north]);
    if (outlined !== null) return { point: [east, north], outlined };
    const isSwapped = locate([north, east]) !== null;
    return faulty(
      `${isSwapped ? "has longitude and latitude swapped" : "lies outside Shanghai"}: ${longitude}, ${latitude}`,
    );
  };
}

function toNumber(text: string): number {
  return text === "" ? Number.NaN : Number(text.normalize("NFKC"));
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

function faulty(fault: string): Position {
  return { point: null, outlined: null, fault };
}
