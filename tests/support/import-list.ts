import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImportOptions } from "#knowledge/places/import/import-options.ts";
import { importPlaces } from "#knowledge/places/import/import-places.ts";
import { loadPlaces } from "#knowledge/places/load-places.ts";
import { type PlaceList, PlaceListSchema } from "#knowledge/places/place-list.ts";
import { makeTemporaryFolder } from "./make-temporary-folder.ts";

const KNOWLEDGE = loadPlaces();

/** A folder for files and lists, which goes when the test ends. */
export interface ListDesk {
  readonly folder: string;
  /** Writes a file to import; gives its path. */
  write(name: string, content: string | Buffer): string;
  /** Imports a file as the list `list`; gives what was told. */
  run(file: string, options?: Partial<ImportOptions>, now?: string): Promise<string>;
  /** The list as it stands, checked by its schema; `null` if there is none. */
  list(): PlaceList | null;
  /** Every file of the target folder with its content. */
  files(): Record<string, string>;
}

/** Makes a desk on which lists are imported as breakfast places under a licence. */
export function makeListDesk(): ListDesk {
  const folder = makeTemporaryFolder();
  const target = join(folder, "places");
  const path = join(target, "list.json");
  return {
    folder,
    write(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    async run(file, options = {}, now = "2026-11-26T20:00:00+08:00") {
      const lines: string[] = [];
      await importPlaces(
        { file, folder: target, kind: "breakfast", licence: "开放", id: "list", ...options },
        { report: (line) => lines.push(line), clock: () => new Date(now), knowledge: KNOWLEDGE },
      ).catch((error: Error) => {
        throw new Error(`${lines.join("\n")}\n${error.message}`, { cause: error });
      });
      return lines.join("\n");
    },
    list: () =>
      existsSync(path) ? PlaceListSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : null,
    files: () =>
      Object.fromEntries(
        (existsSync(target) ? readdirSync(target, { recursive: true }) : [])
          .map(String)
          .filter((name) => name !== "kept")
          .map((name) => [name, readFileSync(join(target, name), "utf8")]),
      ),
  };
}
