import { expect, test } from "vitest";
import { type ListDesk, makeListDesk } from "#tests/support/import-list.ts";

const HEADER = "名称,地址,所属区,街镇,经度,纬度,电话,营业时间";
const GOOD = "大壶春,云南南路71号,黄浦区,,121.474,31.229,,";

/** Imports rows under the header as WGS-84. */
async function importRows(desk: ListDesk, rows: readonly string[], options = {}): Promise<string> {
  const file = desk.write("a.csv", [HEADER, ...rows].join("\n"));
  return desk.run(file, { datum: "wgs84", ...options });
}

test.each([
  [",南京西路1号,,,,,,", "row 3 has no name"],
  ["\u3000 \u200B,南京西路1号,,,,,,", "row 3 has no name"],
  ["早点铺,,,,,,,", "row 3 has no address"],
  ["早点铺,,,,121.474,31.229,,", "row 3 has no address"],
  ["早\uFFFD铺,南京西路1号,,,,,,", "row 3 has characters that were lost"],
  ["早点铺,南京西路1号,,,121.474,,,", 'not two numbers: "121.474", ""'],
  ["早点铺,南京西路1号,,,东经121,31.2,,", 'not two numbers: "东经121", "31.2"'],
  ["早点铺,南京西路1号,,,31.229,121.474,,", "row 3 has longitude and latitude swapped"],
  ["早点铺,南京西路1号,,,116.4,39.9,,", "row 3 lies outside Shanghai: 116.4, 39.9"],
  ["早点铺,南京西路1号,,,0,0,,", "row 3 lies outside Shanghai"],
  ["早点铺,南京西路1号,海淀区,,,,,", 'row 3 is in "海淀区", which is no district'],
  ["早点铺,南京西路1号,闸北区,,,,,", "which is no district: it lies in 静安区 today"],
  ["大壶春,云南南路71号,,,,,,", "row 3 is the same as row 2: 大壶春, 云南南路71号"],
  ["早点铺,南京西路1号", "row 3 has 2 cells but the header 8"],
  ["早点铺,南京,西路,1号,,,,,,,多", "row 3 has 11 cells but the header 8"],
])("refuses a file for %s, and changes no byte", async (row, told) => {
  const desk = makeListDesk();
  await importRows(desk, ["旧店,旧路1号,,,,,,"]);
  const before = desk.files();
  await expect(importRows(desk, [GOOD, row])).rejects.toThrow(told);
  await expect(importRows(desk, [GOOD, row])).rejects.toThrow("1 of 2 rows are at fault");
  expect(desk.files()).toEqual(before);
});

test("leaves out and counts what is at fault when that is allowed", async () => {
  const desk = makeListDesk();
  const told = await importRows(desk, [",无名路1号,,,,,,", GOOD, ",,,,,,,1"], {
    allowFaulty: true,
  });
  expect(told).toContain("Read: 3\nPlaces kept: 1");
  expect(told).toContain("Faults: 3 in 2 rows");
  expect(desk.list()?.places.map(({ name }) => name)).toEqual(["大壶春"]);
  await expect(importRows(desk, [",无名路1号,,,,,,"], { allowFaulty: true })).rejects.toThrow(
    "no place that can be kept",
  );
});

test("shows twenty faults and counts the others", async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `,无名路${at}号,,,,,,`);
  const told = await importRows(makeListDesk(), [GOOD, ...rows], { allowFaulty: true });
  expect(told.match(/has no name/gu)).toHaveLength(20);
  expect(told).toContain("row 22 has no name\n  and 10 more");
});

test("counts rows as a spreadsheet does, blank ones and line breaks in cells included", async () => {
  const rows = ['"大\n壶春",云南南路71号,,,,,,', ",,,,,,,", "", ",无名路1号,,,,,,"];
  await expect(importRows(makeListDesk(), rows)).rejects.toThrow("row 5 has no name");
});

test("numbers the features of GeoJSON, and tells chains without addresses apart by their points", async () => {
  const desk = makeListDesk();
  const toFeature = (name: string, coordinates: unknown, type = "Point") => ({
    type: "Feature",
    properties: { name },
    geometry: { type, coordinates },
  });
  const chain = [toFeature("永和", [121.474, 31.229]), toFeature("永和", [121.48, 31.229])];
  const features = [
    ...chain,
    toFeature("永和", [121.48, 31.229]),
    toFeature("倒", [31.229, 121.48]),
    toFeature("字", ["121.48", "31.2"]),
    toFeature("集", [[121.48, 31.2]], "MultiPoint"),
    "?",
    { ...toFeature("无", []), geometry: null },
  ];
  const write = (list: readonly unknown[]): string =>
    desk.write("a.json", JSON.stringify({ features: list, type: "FeatureCollection" }));
  await desk.run(write(chain));
  expect(desk.list()?.places).toHaveLength(2);
  const told = await desk.run(write(features), { allowFaulty: true });
  expect(told.split("\n").filter((line) => line.startsWith("  feature"))).toEqual([
    "  feature 3 is the same as feature 2: 永和, 未写地址",
    "  feature 4 has longitude and latitude swapped: 31.229, 121.48",
    "  feature 5 has a Point whose coordinates are not numbers",
    "  feature 6 has a MultiPoint for a geometry, which is no place: use points or polygons",
    "  feature 7 is no GeoJSON feature",
    "  feature 8 has no address",
  ]);
});

test.each([
  ["早点铺,南京西路1号,静安,,,,,", { district: "静安区", town: null }],
  ["早点铺,南京西路1号,上海市静安区,,,,,", { district: "静安区" }],
  ["早点铺,南京西路1号,Jing'an,,,,,", { district: "静安区" }],
  ["早点铺,上海市静安区南京西路1号,,,,,,", { district: "静安区" }],
  ["早点铺,（宝山区与静安区交界）长江路,,,,,,", { district: "宝山区" }],
  ["早点铺,青浦区练塘镇湾塘新村18号,,,,,,", { district: "青浦区", town: "练塘镇" }],
  ["早点铺,湾塘新村18号,,练塘镇,,,,", { district: "青浦区", town: "练塘镇" }],
  ["早点铺,南京西路1号,静安区,静安寺,,,,", { district: "静安区", town: "静安寺街道" }],
  ["早点铺,南京西路1号,静安区,某某街道,,,,", { district: "静安区", town: null }],
  ["早点铺,南京西路1号,,,,,,", { district: null, town: null }],
])("finds district and town: %s", async (row, expected) => {
  const desk = makeListDesk();
  await importRows(desk, [row]);
  expect(desk.list()?.places[0]).toMatchObject(expected);
  expect(desk.list()?.places[0]).not.toHaveProperty("districtInferred");
});

test("takes the district from the outlines last, in the datum of the list, and says so", async () => {
  const desk = makeListDesk();
  const told = await importRows(desk, ["早点铺,云南南路71号,,,121.4855,31.2325,,"], {
    datum: "bd09",
  });
  expect(desk.list()).toMatchObject({
    datum: "bd09",
    places: [{ district: "黄浦区", districtInferred: true, point: [121.4855, 31.2325] }],
  });
  expect(told).toContain("told by the outlines only: 1");
});

test("mends spaces, control characters and full-width digits", async () => {
  const desk = makeListDesk();
  await importRows(desk, [
    "\u3000早\u0007点铺\u200B ,南京西路１２号\t二楼,,,１２１．４７４,31.229,,",
  ]);
  expect(desk.list()?.places[0]).toMatchObject({
    name: "早 点铺",
    address: "南京西路12号 二楼",
    point: [121.474, 31.229],
  });
});

test.each([
  ["13812345678", undefined],
  ["138-1234-5678", undefined],
  ["+86 138 1234 5678", undefined],
  ["１３８１２３４５６７８", undefined],
  ["62471234/13812345678", "62471234"],
  ["13812345678、62471234；19912345678", "62471234"],
  ["021-62471234、13812345678、12345", "021-62471234、12345"],
  ["021-62471234", "021-62471234"],
  ["4008138123456789", "4008138123456789"],
])("keeps the phones of places and drops those of persons: %s", async (phone, kept) => {
  const desk = makeListDesk();
  const told = await importRows(desk, [`早点铺,南京西路1号,,,,,${phone},`]);
  expect(desk.list()?.places[0]?.phone).toBe(kept);
  expect(told).toMatch(new RegExp(`as personal data: ${kept === phone ? 0 : "[12]"}`, "u"));
});

test("tells before it writes what is in the file, district by district", async () => {
  const rows = [
    "一店,一路1号,静安,,,,,",
    GOOD,
    "二店,二路1号,黄浦区,,121.474,31.229,,6:00-10:00",
    "三店,三路1号,,,,,,",
  ];
  const told = await importRows(makeListDesk(), rows, { dryRun: true });
  expect(told).toContain(
    [
      "Read: 4",
      "Places kept: 4",
      "  黄浦区 2",
      "  静安区 1",
      "Without a district: 1",
      "District told by the outlines only: 0",
      "With coordinates: 2, without: 2",
    ].join("\n"),
  );
});
