import { mkdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ListDesk, makeListDesk } from "#tests/support/import-list.ts";
import { writeXlsx, writeZip } from "#tests/support/write-xlsx.ts";

const CSV = "名称,地址,所属区\n大壶春,静安区南京西路1号,静安\n";
const PLACE = {
  name: "大壶春",
  address: "静安区南京西路1号",
  district: "静安区",
  town: null,
};
const FIXTURES = new URL("../../../../fixtures/places/", import.meta.url);
/** The same as CSV in GB18030. */
const GB18030 =
  "c3fbb3c62cb5d8d6b72ccbf9caf4c7f80ab4f3baf8b4ba2cbeb2b0b2c7f8c4cfbea9cef7c2b731bac52cbeb2b0b20a";

test.each([
  ["a.csv", CSV],
  ["a.csv", `\uFEFF${CSV}`],
  ["a.csv", CSV.replaceAll("\n", "\r\n")],
  ["a.csv", CSV.replaceAll(",", ";")],
  ["a.tsv", CSV.replaceAll(",", "\t")],
  ["a.txt", CSV.replaceAll(",", "\t")],
  ["a.txt", Buffer.from(`\uFEFF${CSV.replaceAll(",", "\t")}`, "utf16le")],
  ["a.csv", Buffer.from(GB18030, "hex")],
])("reads a table whatever its delimiter, line ends and encoding: %s %#", async (name, content) => {
  const desk = makeListDesk();
  await desk.run(desk.write(name, content));
  expect(desk.list()?.places).toEqual([PLACE]);
});

test("says the encoding it found, and takes the one it is told", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.csv", Buffer.from(GB18030, "hex"));
  expect(await desk.run(file)).toContain("GB18030");
  expect(await desk.run(desk.write("b.csv", CSV))).toContain("UTF-8");
  await expect(desk.run(file, { encoding: "utf-8" })).rejects.toThrow(
    /not UTF-8 throughout.*--enc/u,
  );
});

test("keeps the commas, quotes and line breaks of quoted cells", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.csv", '名称,地址\n"大壶春,""总店""","南京西路1号\n二楼"\n');
  await desk.run(file);
  expect(desk.list()?.places[0]).toMatchObject({
    name: '大壶春,"总店"',
    address: "南京西路1号 二楼",
  });
});

test("reads the sheet that is asked for, else the first, with numbers, gaps and signs", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.xlsx", "");
  writeXlsx(file, {
    浦西: [
      ["名称", "备注", "地址", "经度", "纬度", "电话"],
      ["A&B <早点>", "", "静安区南京西路1号", 121.45, 31.23, 62471234],
    ],
    浦东: [
      ["名称", "地址"],
      ["浦东店", "浦东新区世纪大道1号"],
    ],
  });
  await desk.run(file, { datum: "gcj02" });
  expect(desk.list()).toMatchObject({
    datum: "gcj02",
    places: [{ name: "A&B <早点>", point: [121.45, 31.23], phone: "62471234" }],
  });
  await desk.run(file, { sheet: "浦东" });
  expect(desk.list()?.places.map(({ name }) => name)).toEqual(["浦东店"]);
  await expect(desk.run(file, { sheet: "崇明" })).rejects.toThrow('only "浦西", "浦东"');
});

test("reads XLSX of other programs: inline texts, prefixes, rich text, readings, no references", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.xlsx", "");
  const row = (cells: readonly string[]): string =>
    `<x:row>${cells.map((cell) => `<x:c t="inlineStr"><x:is>${cell}</x:is></x:c>`).join("")}</x:row>`;
  writeZip(file, {
    "xl/workbook.xml":
      '<x:workbook><x:sheets><x:sheet name="一" r:id="a"/></x:sheets></x:workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/one.xml"/></Relationships>',
    "xl/one.xml": `<x:worksheet><!-- <x:row> --><x:sheetData>${row([
      "<x:t>名称</x:t>",
      "<x:t>地址</x:t>",
    ])}${row([
      '<x:r><x:t>大</x:t></x:r><x:r><x:t xml:space="preserve">壶春</x:t></x:r><x:rPh><x:t>dà</x:t></x:rPh>',
      "<x:t><![CDATA[南京西路]]>&#49;_x0041_&#x53f7;</x:t>",
    ])}</x:sheetData></x:worksheet>`,
  });
  await desk.run(file);
  expect(desk.list()?.places[0]).toMatchObject({ name: "大壶春", address: "南京西路1A号" });
});

test("reads XLSX as Apache POI streams it: ZIP64, with sizes and checksums after the data", async () => {
  const desk = makeListDesk();
  // Written by hand after APPNOTE 6.3.10, and read by Python's zipfile too.
  const bytes = readFileSync(new URL("zip64-streamed.xlsx", FIXTURES));
  await desk.run(desk.write("a.xlsx", bytes));
  expect(desk.list()?.places[0]).toMatchObject({ name: "大壶春", address: "云南南路71号" });
});

const FEATURES = [
  {
    type: "Feature",
    id: "node/1",
    properties: {
      name: "大壶春",
      "addr:city": "上海市",
      "addr:street": "云南南路",
      "addr:housenumber": "71号",
      opening_hours: "07:00-20:00",
    },
    geometry: { type: "Point", coordinates: [121.474, 31.229] },
  },
  {
    type: "Feature",
    id: "way/2",
    properties: { "name:zh": "小杨生煎" },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [121.47, 31.23],
          [121.48, 31.23],
          [121.48, 31.24],
          [121.47, 31.24],
          [121.47, 31.23],
        ],
      ],
    },
  },
];
const toCollection = (features: readonly unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });

test("reads GeoJSON of OpenStreetMap and names it as the source", async () => {
  const desk = makeListDesk();
  await desk.run(desk.write("a.geojson", toCollection(FEATURES)), { licence: "ODbL 1.0" });
  expect(desk.list()).toMatchObject({
    datum: "wgs84",
    attribution: "© OpenStreetMap contributors, ODbL",
    places: [
      {
        name: "大壶春",
        address: "上海市云南南路71号",
        hours: "07:00-20:00",
        district: "黄浦区",
        districtInferred: true,
        point: [121.474, 31.229],
      },
      { name: "小杨生煎", address: "未写地址", point: [121.475, 31.235] },
    ],
  });
});

test("asks for the attribution that ODbL demands where it cannot know it", async () => {
  const desk = makeListDesk();
  const unmarked = FEATURES.map((feature) => ({ ...feature, id: 1 }));
  const file = desk.write("a.json", toCollection(unmarked));
  await expect(desk.run(file, { licence: "ODbL 1.0" })).rejects.toThrow("--attribution is missing");
  expect(desk.list()).toBeNull();
  await desk.run(file, { licence: "ODbL 1.0", attribution: "© somebody, ODbL" });
  expect(desk.list()?.attribution).toBe("© somebody, ODbL");
  await desk.run(file, { licence: "CC0" });
  expect(desk.list()?.attribution).toBeNull();
});

test("maps columns by flag before it maps them by header", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.csv", "编号,名称,店招,位置（详细）\n7,有限公司,大壶春,南京西路1号\n");
  const columns = { name: "店招", address: "位置" };
  expect(await desk.run(file, { columns })).toContain("name = 店招, address = 位置（详细）");
  expect(desk.list()?.places[0]).toMatchObject({ name: "大壶春", address: "南京西路1号" });
});

test.each([
  ["名称,位置\n大壶春,南京西路1号\n", {}, /address.*headers are: 名称, 位置.*--column address=/u],
  [
    "名称,地址\n大壶春,南京西路1号\n",
    { columns: { phone: "手机" } },
    /phone=手机.*no such column/u,
  ],
  ["名称,地址,经度\n大壶春,南京西路1号,121.4\n", {}, /latitude.*--column latitude=/u],
  [
    "名称,地址,x,y\n大壶春,南京西路1号,121.4,31.2\n",
    {},
    /coordinates \(x, y\).*--datum is missing/u,
  ],
])("says which column or datum is missing, and the flag for it", async (content, options, told) => {
  const desk = makeListDesk();
  await expect(desk.run(desk.write("a.csv", content), options)).rejects.toThrow(told);
});

/** Files that are not what they should be. */
const BROKEN: readonly [what: string, make: (desk: ListDesk) => string, told: RegExp][] = [
  ["missing", ({ folder }) => `${folder}/none.csv`, /ENOENT.*check the path/u],
  [
    "a folder",
    ({ folder }) => mkdirSync(`${folder}/a.csv/b`, { recursive: true }) ?? "",
    /EISDIR/u,
  ],
  ["empty", (desk) => desk.write("a.csv", ""), /is empty: download/u],
  ["blank", (desk) => desk.write("a.csv", "\n\n"), /not even a header/u],
  ["only a header", (desk) => desk.write("a.csv", "名称,地址\n"), /no place that can be kept/u],
  [
    "old Excel",
    (desk) => desk.write("a.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex")),
    /save it as/u,
  ],
  ["named .xls", (desk) => desk.write("a.xls", "x"), /is none of .*save it as one/u],
  ["CSV as .xlsx", (desk) => desk.write("a.xlsx", CSV), /no XLSX file whatever its name/u],
  ["XLSX as .csv", (desk) => desk.write("a.csv", "PK\u0003\u0004"), /name it \.xlsx/u],
  ["a web page", (desk) => desk.write("a.csv", "\n<!doctype html>"), /sign-in page/u],
  ["binary", (desk) => desk.write("a.csv", Buffer.from([65, 0, 1, 2])), /no text file/u],
  ["cut in a quote", (desk) => desk.write("a.csv", `${CSV}"大`), /at line 3.*cut off/u],
  [
    "cut in a character",
    (desk) => desk.write("a.csv", Buffer.from(CSV).subarray(0, 41)),
    /ends within/u,
  ],
  ["other JSON", (desk) => desk.write("a.json", '[{"名称":"大壶春"}]'), /not a GeoJSON/u],
  ["one feature", (desk) => desk.write("a.json", JSON.stringify(FEATURES[0])), /type Feature,/u],
  [
    "cut JSON",
    (desk) => desk.write("a.json", toCollection(FEATURES).slice(0, -9)),
    /after feature 1/u,
  ],
  ["wrong JSON", (desk) => desk.write("a.json", '{"type": FeatureCollection}'), /no whole JSON/u],
  [
    "cut XLSX",
    (desk) => {
      const file = desk.write("a.xlsx", "");
      writeXlsx(file, { 一: [["名称"]] });
      return desk.write("b.xlsx", readHalf(file));
    },
    /no whole XLSX/u,
  ],
  [
    "XLSX with a changed byte",
    (desk) => {
      const file = desk.write("a.xlsx", "");
      writeXlsx(file, { 一: [["名称", "地址"]] });
      const bytes = readFileSync(file);
      const checksum = bytes.indexOf("PK\u0001\u0002") + 16;
      bytes.writeUInt8(bytes.readUInt8(checksum) ^ 1, checksum);
      return desk.write("a.xlsx", bytes);
    },
    /is damaged \(its checksum is another\): download/u,
  ],
  [
    "XLSX without sheets",
    (desk) => {
      const file = desk.write("a.xlsx", "");
      writeZip(file, { "xl/workbook.xml": "<workbook/>" });
      return file;
    },
    /no sheet "1", only none at all/u,
  ],
];

test.each(BROKEN)("refuses a file that is %s, and says what to do", async (_, make, told) => {
  const desk = makeListDesk();
  await desk.run(desk.write("good.csv", CSV));
  const before = desk.files();
  await expect(desk.run(make(desk))).rejects.toThrow(told);
  expect(desk.files()).toEqual(before);
});

function readHalf(file: string): Buffer {
  const whole = readFileSync(file);
  return whole.subarray(0, whole.length / 2);
}
