import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { importPlaces } from "#knowledge/places/import/import-places.ts";
import { createOutlineFinder } from "#knowledge/places/import/outline-finder.ts";
import { loadPlaces } from "#knowledge/places/load-places.ts";
import { createNearbySearch, type Spot } from "#retrieval/find-nearby.ts";
import { randomNumbers } from "#retrieval/random-numbers.ts";
import { writeXlsx } from "#tests/support/write-xlsx.ts";

// Reports on this machine how long it takes to index a million points and to find the nearest ten, and to import
// 200,000 places in each format, each import in a process of its own: node tests/benchmarks/run-places-benchmark.ts

const POINTS = 1_000_000;
const SEARCHES = 10_000;
const NEAREST = 10;
const ROWS = 200_000;
const SELF = fileURLToPath(import.meta.url);
const FIGURES = z.object({ seconds: z.number(), megabytes: z.number(), kept: z.number() });
/** The middle of the municipality and half its width and height. */
const CITY = { longitude: 121.45, latitude: 31.2, width: 0.55, height: 0.45 };
const HEADER = ["名称", "地址", "所属区", "经度", "纬度", "联系电话", "营业时间"];

const random = randomNumbers(7);
const [mode, file = ""] = process.argv.slice(2);
if (mode === "--import") console.log(JSON.stringify(await measureImport(file)));
else {
  console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}\n`);
  measureSearch();
  await measureImports();
}

function measureSearch(): void {
  const spots = Array.from({ length: POINTS }, randomSpot);
  const began = performance.now();
  const search = createNearbySearch(spots);
  report(`index of ${POINTS} points`, `${(performance.now() - began).toFixed(0)} ms`);
  const times = Array.from({ length: SEARCHES }, () => {
    const from = randomSpot();
    const start = performance.now();
    search(from, NEAREST);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  for (const share of [0.5, 0.99]) {
    const time = times[Math.floor(times.length * share)] ?? 0;
    report(`nearest ${NEAREST}, p${share * 100}`, `${time.toFixed(3)} ms`);
  }
}

/** Writes one list in each format and imports it. */
async function measureImports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  try {
    const [csv, xlsx, geojson] = ["csv", "xlsx", "geojson"].map((form) =>
      join(folder, `list.${form}`),
    );
    const rows = makeRows();
    await writeLines(
      csv ?? "",
      [HEADER, ...rows].map((cells) => `${cells.join(",")}\n`),
    );
    writeXlsx(xlsx ?? "", { 名单: [HEADER, ...rows] });
    await writeLines(geojson ?? "", toGeoJson(rows));
    for (const path of [csv, xlsx, geojson]) runImport(path ?? "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runImport(path: string): void {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SELF, "--import", path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  const { seconds, megabytes, kept } = FIGURES.parse(JSON.parse(stdout));
  report(
    `import of ${kept} places, ${path.split(".").at(-1)}`,
    `${seconds.toFixed(1)} s, peak RSS ${megabytes.toFixed(0)} MB`,
  );
}

async function measureImport(path: string): Promise<z.infer<typeof FIGURES>> {
  const began = performance.now();
  const { tally } = await importPlaces(
    { file: path, folder: `${path}.lists`, kind: "breakfast", licence: "none", datum: "gcj02" },
    { report: () => undefined },
  );
  const seconds = (performance.now() - began) / 1000;
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1024, kept: tally.kept };
}

/** Rows of made-up places, each within the outlines of its district. */
function makeRows(): (string | number)[][] {
  const findDistrict = createOutlineFinder(loadPlaces().outlines);
  const rows: (string | number)[][] = [];
  while (rows.length < ROWS) {
    const spot = randomSpot().map((degrees) => Number(degrees.toFixed(6)));
    const [longitude = 0, latitude = 0] = spot;
    const district = findDistrict([longitude, latitude]);
    const number = rows.length;
    const [name, address] = [`第${number}号早餐店`, `${district}某某路${number}号`];
    if (district)
      rows.push([name, address, district, longitude, latitude, "021-12345", "6:00-10:00"]);
  }
  return rows;
}

/** The same without the districts, as OpenStreetMap has them. */
function toGeoJson(rows: readonly (readonly (string | number)[])[]): string[] {
  const features = rows.map(([name, address, district, longitude, latitude, phone, hours], at) => {
    const street = String(address).replace(String(district), "");
    const properties = { name, "addr:full": street, phone, opening_hours: hours };
    const geometry = { type: "Point", coordinates: [longitude, latitude] };
    return `${at === 0 ? "" : ","}${JSON.stringify({ type: "Feature", properties, geometry })}\n`;
  });
  return ['{"type":"FeatureCollection","features":[\n', ...features, "]}\n"];
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  await pipeline(lines, createWriteStream(path));
}

function randomSpot(): Spot {
  const { longitude, latitude, width, height } = CITY;
  return [longitude + width * random(), latitude + height * random()];
}

function report(what: string, figure: string): void {
  console.log(`${what.padEnd(36)}${figure}`);
}
