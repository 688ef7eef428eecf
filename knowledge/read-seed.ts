import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";

const SEEDS = new URL("../seeds/", import.meta.url);

/** Gives the absolute path of a file in seeds/. */
export function seedPath(name: string): string {
  return fileURLToPath(new URL(name, SEEDS));
}

/** Reads a text file of seeds/. */
export function readSeedText(name: string): string {
  return readFileSync(seedPath(name), "utf8");
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
  return checkSeed(name, readSeedText(name), schema, faults);
}

/** The same of a text that was read already. */
export function checkSeed<S extends z.ZodType>(
  name: string,
  text: string,
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
