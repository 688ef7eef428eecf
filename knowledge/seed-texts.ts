import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the texts of seeds/ come from. */
export interface SeedTexts {
  /** Names of the JSON files of a folder. */
  list(folder: string): readonly string[];
  /** The text of a file such as `policies/x.json`; `undefined` when there is none. */
  text(name: string): string | undefined;
  /** What to call the file to whoever has to mend it. */
  where(name: string): string;
}

const SEEDS = fileURLToPath(new URL("../seeds/", import.meta.url));
const PLACES = "places";

/** The files of seeds/ as they are. */
export const SEED_FILES: SeedTexts = {
  list: (folder) => jsonFilesIn(join(SEEDS, folder)),
  text: (name) => textOf(join(SEEDS, name)),
  where: (name) => name,
};

/** The same with lists of places that were imported: one with the name of a seed takes its place. */
export function withImportedPlaces(base: SeedTexts, folder: string | undefined): SeedTexts {
  if (folder === undefined) return base;
  const own = new Map<string, string>(
    jsonFilesIn(folder).map((name) => [`${PLACES}/${name}`, join(folder, name)]),
  );
  return {
    list(name) {
      const given = base.list(name);
      if (name !== PLACES) return given;
      return [
        ...new Set([...given, ...[...own.keys()].map((key) => key.slice(PLACES.length + 1))]),
      ];
    },
    text(name) {
      const path = own.get(name);
      return path === undefined ? base.text(name) : textOf(path);
    },
    where: (name) => own.get(name) ?? base.where(name),
  };
}

function jsonFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
