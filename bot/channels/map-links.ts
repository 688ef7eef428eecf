import type { AnswerPlace } from "#bot/answering/answer.ts";
import { convertPoint, type Datum, type Point } from "#knowledge/places/coordinates.ts";

/** Addresses that open a place in a map, each map given the coordinates that it expects. */
export interface MapLinks {
  readonly amap: string;
  readonly tencent: string | null;
  readonly osm: string | null;
}

const CITY = "上海";
/** Some 10 cm; more digits would only look exact. */
const DIGITS = 6;

/**
 * Gives the maps of a place. Amap (GCJ-02): lbs.amap.com/api/uri-api/guide/mobile-web/point; Tencent (GCJ-02, latitude
 * first): lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker; OpenStreetMap (WGS-84): wiki.openstreetmap.org/wiki/Permalink.
 * A place without a point is searched for by name and address.
 */
export function mapLinks(
  place: Pick<AnswerPlace, "name" | "address" | "point" | "datum">,
): MapLinks {
  const { name, address, point, datum } = place;
  if (!point || !datum) {
    const keyword = encodeURIComponent(`${CITY} ${address} ${name}`);
    const city = encodeURIComponent(CITY);
    return {
      amap: `https://uri.amap.com/search?keyword=${keyword}&city=${city}&src=shenwen`,
      tencent: null,
      osm: null,
    };
  }
  const [east, north] = toDatum(point, datum, "gcj02");
  const [longitude, latitude] = toDatum(point, datum, "wgs84");
  const title = encodeURIComponent(name);
  const marker = `coord:${north},${east};title:${name};addr:${address}`;
  return {
    amap: `https://uri.amap.com/marker?position=${east},${north}&name=${title}&coordinate=gaode&src=shenwen`,
    tencent: `https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(marker)}&referer=shenwen`,
    osm: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`,
  };
}

function toDatum(point: Point, from: Datum, to: Datum): [string, string] {
  const [longitude, latitude] = convertPoint(point, from, to);
  return [longitude.toFixed(DIGITS), latitude.toFixed(DIGITS)];
}
