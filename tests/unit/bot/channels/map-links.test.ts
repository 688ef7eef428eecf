import { expect, it } from "vitest";
import { mapLinks } from "#bot/channels/map-links.ts";

const NAME = "人民广场";
const PLACE = {
  name: NAME,
  address: "人民大道",
  datum: "wgs84",
  point: [121.465, 31.232],
} as const;

/** WGS-84 to GCJ-02 in Shanghai: some 460 m east and 210 m south. */
it("gives each map the coordinates that it expects", () => {
  const { amap, tencent, osm } = mapLinks(PLACE);
  const [, east, north] = /position=([\d.]+),([\d.]+)/u.exec(amap) ?? [];
  expect(Number(east)).toBeCloseTo(121.46955, 4);
  expect(Number(north)).toBeCloseTo(31.23008, 4);
  expect(decodeURIComponent(tencent ?? "")).toContain(`marker=coord:${north},${east};`);
  expect(osm).toContain("mlat=31.232000&mlon=121.465000");
});

it("gives the same for the same spot in another datum", () => {
  const [, east, north] = /position=([\d.]+),([\d.]+)/u.exec(mapLinks(PLACE).amap) ?? [];
  const same = mapLinks({ ...PLACE, datum: "gcj02", point: [Number(east), Number(north)] });
  expect(same.amap).toBe(mapLinks(PLACE).amap);
  expect(same.osm).toMatch(/mlat=31\.2320\d\d&mlon=121\.4650\d\d/u);
});

it("searches by name and address for a place without a point", () => {
  const { amap, tencent, osm } = mapLinks({ ...PLACE, point: null, datum: null });
  expect(decodeURIComponent(amap)).toContain("keyword=上海 人民大道 人民广场");
  expect([tencent, osm]).toEqual([null, null]);
});
