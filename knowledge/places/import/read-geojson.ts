import { JSONParser } from "@streamparser/json";
import { z } from "zod";
import { decodeFile, type Encoding } from "../../sheets/decode-file.ts";
import { centreOf } from "./centre-of.ts";
import { PlacesImportError } from "./errors.ts";
import type { ColumnChoices, Field } from "./fields.ts";
import type { PlaceSource, RawPlace } from "./place-source.ts";
import { createTextReader } from "./read-properties.ts";

const FeatureSchema = z.object({
  type: z.literal("Feature"),
  id: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown().optional() }).nullish(),
});
type Feature = z.infer<typeof FeatureSchema>;

/** As Overpass and its converters write them (`node/123`). */
const OPEN_STREET_MAP_ID = /^(?:node|way|relation)\/\d+$/u;

/**
 * Opens a FeatureCollection of RFC 7946. Its features are parsed one by one as the places are walked through; that
 * throws PlacesImportError when the file is cut off or is no FeatureCollection.
 */
export function openGeoJson(path: string, encoding: Encoding, choices: ColumnChoices): PlaceSource {
  if (choices.longitude !== undefined || choices.latitude !== undefined)
    throw new PlacesImportError(
      "--column longitude and latitude are for tables: GeoJSON has its points in the geometry.",
    );
  const columns = new Map<Field, string>();
  let isOpenStreetMap = false;
  const readTexts = createTextReader(choices, columns);
  async function* places(): AsyncGenerator<RawPlace> {
    let number = 0;
    for await (const value of readFeatures(path, encoding)) {
      number += 1;
      const { data: feature } = FeatureSchema.safeParse(value);
      if (feature) {
        isOpenStreetMap ||= comesFromOpenStreetMap(feature);
        yield toPlace(number, feature, readTexts(feature.properties ?? {}));
      } else yield { number, texts: {}, fault: "is no GeoJSON feature" };
    }
  }
  return {
    form: `GeoJSON, ${encoding.toUpperCase()}`,
    unit: "feature",
    hasPoints: true,
    isAddressOptional: true,
    places: places(),
    columns: () => columns,
    isOpenStreetMap: () => isOpenStreetMap,
  };
}

async function* readFeatures(path: string, encoding: Encoding): AsyncGenerator<unknown> {
  const parser = new JSONParser({ paths: ["$.type", "$.features.*"], keepStack: false });
  const ready: unknown[] = [];
  let [read, type] = [0, "none"];
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1 && key === "type") type = String(value);
    else ready.push(value);
  };
  try {
    for await (const piece of decodeFile(path, encoding)) {
      parser.write(piece);
      read += ready.length;
      yield* ready.splice(0);
    }
    if (!parser.isEnded) throw new RangeError("it has no end");
  } catch (error) {
    if (error instanceof PlacesImportError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlacesImportError(
      `${path} is no whole JSON after feature ${read} (${reason}): download it again.`,
      { cause: error },
    );
  }
  if (type !== "FeatureCollection")
    throw new PlacesImportError(
      `${path} is JSON of type ${type}, not a GeoJSON FeatureCollection: export it as GeoJSON or CSV.`,
    );
}

function toPlace(
  number: number,
  { geometry }: Feature,
  texts: Partial<Record<Field, string>>,
): RawPlace {
  if (!geometry) return { number, texts };
  const point = centreOf(geometry);
  if (typeof point === "string") return { number, texts, fault: point };
  const [longitude, latitude] = point.map(String);
  return { number, texts: { ...texts, longitude: longitude ?? "", latitude: latitude ?? "" } };
}

function comesFromOpenStreetMap({ id, properties }: Feature): boolean {
  const ids = [id, properties?.["@id"], properties?.["id"]];
  const isMarked = properties?.["osm_id"] !== undefined;
  return (
    isMarked || ids.some((value) => typeof value === "string" && OPEN_STREET_MAP_ID.test(value))
  );
}
