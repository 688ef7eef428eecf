import type { CheckedPlace } from "./check-place.ts";
import type { PlaceSource } from "./place-source.ts";

/** Faults that are shown; the others are counted. */
const FAULTS_SHOWN = 20;

/** What was counted while a file was read. */
export interface Tally {
  read: number;
  kept: number;
  /** By name; places without a district are not in it. */
  readonly districts: Map<string, number>;
  withoutDistrict: number;
  inferredDistricts: number;
  withPoint: number;
  mobileNumbers: number;
  unknownTowns: number;
  /** Rows at fault. */
  faulty: number;
  faults: number;
  readonly firstFaults: string[];
}

/** Gives counts of nothing yet. */
export function createTally(): Tally {
  return {
    read: 0,
    kept: 0,
    districts: new Map(),
    withoutDistrict: 0,
    inferredDistricts: 0,
    withPoint: 0,
    mobileNumbers: 0,
    unknownTowns: 0,
    faulty: 0,
    faults: 0,
    firstFaults: [],
  };
}

/** Adds one checked place; `where` is its row or feature. */
export function count(tally: Tally, where: string, checked: CheckedPlace): void {
  const { place, faults, mobileNumbers, unknownTown } = checked;
  tally.read += 1;
  tally.faults += faults.length;
  if (faults.length > 0) tally.faulty += 1;
  for (const fault of faults.slice(0, FAULTS_SHOWN - tally.firstFaults.length))
    tally.firstFaults.push(`${where} ${fault}`);
  if (!place) return;
  tally.kept += 1;
  tally.mobileNumbers += mobileNumbers;
  if (unknownTown !== undefined) tally.unknownTowns += 1;
  if (place.point) tally.withPoint += 1;
  if (place.districtInferred) tally.inferredDistricts += 1;
  if (place.district === null) tally.withoutDistrict += 1;
  else tally.districts.set(place.district, (tally.districts.get(place.district) ?? 0) + 1);
}

/** Writes what was read and counted, and the first faults. */
export function describeTally(
  tally: Tally,
  { form, columns, unit }: Pick<PlaceSource, "form" | "columns" | "unit">,
): string[] {
  const { kept, districts, withPoint } = tally;
  const used = [...columns()].map(([field, header]) => `${field} = ${header}`);
  const sorted = [...districts].sort(([, one], [, other]) => other - one);
  return [
    `Format: ${form}`,
    `Columns: ${used.join(", ")}`,
    `Read: ${tally.read}`,
    `Places kept: ${kept}`,
    ...sorted.map(([district, number]) => `  ${district} ${number}`),
    `Without a district: ${tally.withoutDistrict}`,
    `District told by the outlines only: ${tally.inferredDistricts}`,
    `With coordinates: ${withPoint}, without: ${kept - withPoint}`,
    `Mobile phone numbers left out, as personal data: ${tally.mobileNumbers}`,
    `Towns left empty, since the gazetteer has none of that name there: ${tally.unknownTowns}`,
    ...describeFaults(tally, unit),
  ];
}

function describeFaults({ faulty, faults, firstFaults }: Tally, unit: string): string[] {
  const more = faults - firstFaults.length;
  return [
    `Faults: ${faults}${faulty === faults ? "" : ` in ${faulty} ${unit}s`}`,
    ...firstFaults.map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
