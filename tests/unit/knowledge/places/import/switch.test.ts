import { readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importPlaces } from "#knowledge/places/import/import-places.ts";
import { loadPlaces } from "#knowledge/places/load-places.ts";
import { makeListDesk } from "#tests/support/import-list.ts";

const toCsv = (name: string): string => `名称,地址,所属区\n${name},南京西路1号,静安区\n`;

test("writes a list that is loaded beside the seeds, with all that was said of it", async () => {
  const desk = makeListDesk();
  await desk.run(desk.write("2026年早餐店.csv", toCsv("大壶春")), {
    english: "Breakfast places 2026",
    issuer: "上海市商务委员会",
    url: "https://data.sh.gov.cn/view/1",
    asOf: "2026-11",
    level: "A",
    whole: true,
  });
  expect(loadPlaces(join(desk.folder, "places")).lists.find(({ id }) => id === "list")).toEqual({
    id: "list",
    kind: "breakfast",
    name: "2026年早餐店",
    english: "Breakfast places 2026",
    issuer: "上海市商务委员会",
    url: "https://data.sh.gov.cn/view/1",
    asOf: "2026-11",
    seenOn: "2026-11-26",
    level: "A",
    licence: "开放",
    attribution: null,
    datum: null,
    pointsInferred: false,
    isWhole: true,
    coverage: { zh: "导入的名单，共1处", en: "An imported list of 1 places" },
    places: [{ name: "大壶春", address: "南京西路1号", district: "静安区", town: null }],
  });
});

test("keeps every list that was replaced, and the told way back leads back", async () => {
  const desk = makeListDesk();
  const moment = "2026-11-26T23:30:05Z";
  await desk.run(desk.write("a.csv", toCsv("一")), {}, moment);
  const first = desk.files()["list.json"];
  const second = await desk.run(desk.write("a.csv", toCsv("二")), {}, moment);
  await desk.run(desk.write("a.csv", toCsv("三")), {}, moment);

  expect(Object.keys(desk.files()).sort()).toEqual([
    "kept/list.20261127-073005-2.json",
    "kept/list.20261127-073005.json",
    "list.json",
  ]);
  expect(desk.list()?.places.map(({ name }) => name)).toEqual(["三"]);
  const [, from = "", to = ""] = /To go back: mv "(.+)" "(.+)"/u.exec(second) ?? [];
  renameSync(from, to);
  expect(desk.files()["list.json"]).toBe(first);
});

test("leaves the old list whole when the import dies in the middle", async () => {
  const desk = makeListDesk();
  await desk.run(desk.write("a.csv", toCsv("旧")));
  const before = desk.files();
  const rows = Array.from({ length: 50_001 }, (_, at) => `店${at},路${at}号`);
  const file = desk.write("b.csv", ["名称,地址", ...rows].join("\n"));
  let seen = {};
  const report = (): void => {
    seen = desk.files();
    throw new Error("killed");
  };
  const options = { file, folder: join(desk.folder, "places"), kind: "breakfast", licence: "开放" };
  await expect(importPlaces({ ...options, id: "list" }, { report })).rejects.toThrow("killed");
  expect(seen).toMatchObject(before);
  expect(Object.keys(seen)).toHaveLength(2);
  expect(desk.files()).toEqual(before);
});

test("sweeps away what a killed import left behind, and nothing that may be at work", async () => {
  const desk = makeListDesk();
  const file = desk.write("a.csv", toCsv("大壶春"));
  await desk.run(file);
  for (const name of ["list.json.old.part", "list.json.new.part", "list.json.txt"])
    writeFileSync(join(desk.folder, "places", name), "");
  utimesSync(join(desk.folder, "places", "list.json.old.part"), 0, 0);
  utimesSync(join(desk.folder, "places", "list.json.txt"), 0, 0);
  await desk.run(file, { allowFaulty: true });
  const names = Object.keys(desk.files()).filter((name) => !name.startsWith("kept"));
  expect(names.sort()).toEqual(["list.json", "list.json.new.part", "list.json.txt"]);
});

test("writes nothing at all when it is only to check", async () => {
  const desk = makeListDesk();
  const told = await desk.run(desk.write("a.csv", toCsv("大壶春")), { dryRun: true });
  expect(told).toContain("nothing was written");
  expect(desk.files()).toEqual({});
});

test("says why when the folder cannot be written", async () => {
  const desk = makeListDesk();
  writeFileSync(join(desk.folder, "places"), "a file where the folder should be");
  await expect(desk.run(desk.write("a.csv", toCsv("大壶春")))).rejects.toThrow(
    /cannot be written/u,
  );
  expect(readFileSync(join(desk.folder, "places"), "utf8")).toContain("a file");
});

test.each([
  [{ licence: undefined }, /--licence is missing: the list is shown to the public/u],
  [{ kind: undefined }, /--kind is missing: name one of .*breakfast/u],
  [{ kind: "cinema" }, /--kind cinema: name one of/u],
  [{ id: "早餐" }, /--id: .*a-z, 0-9/u],
  [{ url: "data.sh.gov.cn" }, /--url: /u],
  [{ asOf: "2026年11月" }, /--as-of: .*2025-11-12/u],
  [{ asOf: "2026-13" }, /--as-of 2026-13: there is no such day/u],
])("refuses options that are missing or wrong: %j", async (options, told) => {
  const desk = makeListDesk();
  await expect(desk.run(desk.write("a.csv", toCsv("大壶春")), options)).rejects.toThrow(told);
  expect(desk.files()).toEqual({});
});

test("gives lists of different file names different ids, Chinese names too", async () => {
  const desk = makeListDesk();
  for (const name of ["浦东早餐店.csv", "静安早餐店.csv", "Breakfast 2026.csv"])
    await desk.run(desk.write(name, toCsv("大壶春")), { id: undefined });
  const ids = Object.keys(desk.files()).sort();
  expect(ids).toHaveLength(3);
  expect(ids).toContain("breakfast-breakfast-2026.json");
  for (const id of ids) expect(id).toMatch(/^breakfast-[a-z0-9-]+\.json$/u);
});
