import { join } from "node:path";
import type { Datum } from "../coordinates.ts";
import { loadPlaces, type PlaceKnowledge } from "../load-places.ts";
import { createPlaceCheck } from "./check-place.ts";
import { PlacesImportError } from "./errors.ts";
import type { Field } from "./fields.ts";
import { type ImportOptions, isOdbl, readHead } from "./import-options.ts";
import { createListWriter, type ListTail, type ListWriter } from "./list-writer.ts";
import { openSource } from "./open-source.ts";
import type { PlaceSource } from "./place-source.ts";
import { count, createTally, describeTally, type Tally } from "./tally.ts";

/** What the import tells and asks of the world. */
export interface ImportPorts {
  /** Takes the preview, the progress and the outcome, line by line. */
  report(line: string): void;
  /** The present by default. */
  readonly clock?: () => Date;
  /** Districts, outlines and kinds; those of seeds/ by default. */
  readonly knowledge?: Omit<PlaceKnowledge, "lists">;
}

/** What an import came to. */
export interface ImportOutcome {
  readonly path: string;
  /** Where the list that was there before is now; `null` when there was none or nothing was written. */
  readonly kept: string | null;
  readonly tally: Tally;
}

const PROGRESS_ROWS = 50_000;
const OPEN_STREET_MAP = "© OpenStreetMap contributors, ODbL";

/**
 * Imports a list of places from a file of an open-data portal: reads it row by row, checks every row, tells what it
 * found, and puts the new list in the place of the old one, which is kept.
 *
 * @throws PlacesImportError when the options or the file are wrong or, unless that is allowed, a row is at fault; the
 * lists are then as they were.
 */
export async function importPlaces(
  options: ImportOptions,
  { report, clock = () => new Date(), knowledge = loadPlaces() }: ImportPorts,
): Promise<ImportOutcome> {
  const now = clock();
  const head = readHead(options, knowledge.kinds.kinds, now);
  const source = await openSource(options);
  const datum = readDatum(source, options.datum);
  const path = join(options.folder, `${head.id}.json`);
  const writer = options.dryRun ? null : await createListWriter(path, head);
  try {
    const tally = await copyPlaces(source, {
      check: createPlaceCheck(knowledge, { ...source, datum }),
      writer,
      report,
    });
    report(`File: ${options.file}`);
    for (const line of describeTally(tally, source)) report(line);
    checkOutcome(tally, source, options);
    const tail = readTail(options, { tally, source, datum });
    const kept = (await writer?.switchTo(tail, toStamp(now))) ?? null;
    for (const line of describeSwitch(path, kept, writer !== null)) report(line);
    return { path, kept, tally };
  } catch (error) {
    await writer?.discard();
    throw error;
  }
}

/** RFC 7946 allows GeoJSON no other datum than WGS-84; a table does not say which it has. */
function readDatum({ unit, hasPoints, columns }: PlaceSource, said: Datum | undefined): Datum {
  if (said !== undefined || !hasPoints || unit === "feature") return said ?? "wgs84";
  const headers = [columns().get("longitude"), columns().get("latitude")].join(", ");
  throw new PlacesImportError(
    `The file has coordinates (${headers}) and --datum is missing. In Shanghai the datums lie 0.5 to 1 km apart: say wgs84 for GPS, OpenStreetMap and Tianditu, gcj02 for Amap and Tencent, bd09 for Baidu, as the portal describes its data.`,
  );
}

interface CopyTools {
  readonly check: ReturnType<typeof createPlaceCheck>;
  readonly writer: ListWriter | null;
  readonly report: ImportPorts["report"];
}

async function copyPlaces(
  { places, unit }: PlaceSource,
  { check, writer, report }: CopyTools,
): Promise<Tally> {
  const tally = createTally();
  for await (const raw of places) {
    const checked = check(raw);
    count(tally, `${unit} ${raw.number}`, checked);
    if (checked.place) await writer?.add(checked.place);
    if (tally.read % PROGRESS_ROWS === 0) report(`${tally.read} ${unit}s read …`);
  }
  return tally;
}

function checkOutcome(
  { faults, faulty, kept, read }: Tally,
  source: PlaceSource,
  { columns = {}, allowFaulty = false, file }: ImportOptions,
): void {
  const unseen = Object.entries(columns).filter(([field]) => !source.columns().has(field as Field));
  for (const [field, header] of unseen)
    throw new PlacesImportError(
      `--column ${field}=${header}: nothing in ${file} has that property.`,
    );
  if (faults > 0 && !allowFaulty)
    throw new PlacesImportError(
      `Nothing was changed, since ${faulty} of ${read} ${source.unit}s are at fault: mend them, or leave them out with --allow-faulty.`,
    );
  if (kept === 0)
    throw new PlacesImportError(
      `Nothing was changed, since ${file} has no place that can be kept.`,
    );
}

function readTail(
  options: ImportOptions,
  { tally, source, datum }: { tally: Tally; source: PlaceSource; datum: Datum },
): ListTail {
  const attribution = options.attribution ?? (source.isOpenStreetMap() ? OPEN_STREET_MAP : null);
  if (attribution === null && isOdbl(options.licence ?? ""))
    throw new PlacesImportError(
      `Nothing was changed, since --attribution is missing: ODbL asks that the source be named wherever its data are shown, as in "${OPEN_STREET_MAP}".`,
    );
  return {
    attribution,
    datum: tally.withPoint > 0 ? datum : null,
    coverage: {
      zh: options.coverageZh ?? `导入的名单，共${tally.kept}处`,
      en: options.coverageEn ?? `An imported list of ${tally.kept} places`,
    },
  };
}

function describeSwitch(path: string, kept: string | null, isWritten: boolean): string[] {
  if (!isWritten) return ["Only checked (--dry-run): nothing was written."];
  if (kept === null) return [`Written: ${path}`, `To go back: rm "${path}"`];
  return [`Written: ${path}`, `The list before: ${kept}`, `To go back: mv "${kept}" "${path}"`];
}

/** Date and time in Shanghai as digits, such as 20261126-170430. */
function toStamp(now: Date): string {
  const text = now.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });
  return text.replaceAll(/[-:]/gu, "").replace(" ", "-");
}
