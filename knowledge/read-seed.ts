import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { SEED_FILES, type SeedTexts } from "./seed-texts.ts";

const SEEDS = new URL("../seeds/", import.meta.url);

/** Gives the absolute path of a file in seeds/. */
export function seedPath(name: string): string {
  return fileURLToPath(new URL(name, SEEDS));
}

/** Reads a text file of seeds/. */
export function readSeedText(name: string): string {
  return readFileSync(seedPath(name), "utf8");
}

/** Reads the files of seeds/, or what edits made of them, and gathers what is wrong with them. */
export interface SeedReader {
  /** Every fault so far as `file: field: found …, expected …`. */
  readonly faults: string[];
  /** Names of the JSON files of a folder. */
  list(folder: string): readonly string[];
  /** The data of a JSON file; `undefined` when it is at fault. */
  read<S extends z.ZodType>(name: string, schema: S): z.infer<S> | undefined;
}

/** Creates a reader without faults. */
export function createSeedReader(texts: SeedTexts = SEED_FILES): SeedReader {
  const faults: string[] = [];
  return {
    faults,
    list: texts.list,
    read(name, schema) {
      const text = texts.text(name);
      if (text !== undefined) return checkSeed({ name: texts.where(name), text }, schema, faults);
      faults.push(`${texts.where(name)}: found nothing, expected the file`);
      return undefined;
    },
  };
}

/**
 * Reads a JSON file of seeds/ and checks it.
 *
 * @returns the data, or `undefined` with every fault added to `faults` as `file: field: found …, expected …`.
 */
export function readSeed<S extends z.ZodType>(
  name: string,
  schema: S,
  faults: string[],
): z.infer<S> | undefined {
  return checkSeed({ name, text: readSeedText(name) }, schema, faults);
}

function checkSeed<S extends z.ZodType>(
  { name, text }: { readonly name: string; readonly text: string },
  schema: S,
  faults: string[],
): z.infer<S> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) {
    const field = path.join(".") || "(whole file)";
    faults.push(`${name}: ${field}: found ${describeValue(data, path)}, ${expectation(message)}`);
  }
  return undefined;
}

const LONGEST_SHOWN = 60;

/** The value at a path as JSON, cut to what helps to find it. */
function describeValue(data: unknown, path: readonly PropertyKey[]): string {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  const shown = value === undefined ? "nothing" : JSON.stringify(value);
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}

/** Says what was expected; zod's own messages mostly say it already. */
function expectation(message: string): string {
  return /expected/iu.test(message) ? message : `expected ${message}`;
}
