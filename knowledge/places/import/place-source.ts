import type { Field } from "./fields.ts";

/** One row or feature of the file as it stands there. */
export interface RawPlace {
  /** The row as a spreadsheet counts it (1 is the header), or the feature from 1. */
  readonly number: number;
  readonly texts: Readonly<Partial<Record<Field, string>>>;
  /** What is wrong with the row as such, so that its texts cannot be trusted. */
  readonly fault?: string;
}

/** An opened file. */
export interface PlaceSource {
  /** Format and encoding, as told to the user. */
  readonly form: string;
  readonly unit: "row" | "feature";
  /** Whether there can be points, and so a datum is needed. */
  readonly hasPoints: boolean;
  /** Whether a place may lack an address when it has a point. */
  readonly isAddressOptional: boolean;
  /** Can be walked through once. */
  readonly places: AsyncIterable<RawPlace>;
  /** Which header or property each field was read from, as far as the file was read. */
  columns(): ReadonlyMap<Field, string>;
  /** Whether a place came from OpenStreetMap, as far as the file was read. */
  isOpenStreetMap(): boolean;
}
