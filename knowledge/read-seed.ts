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
 * @returns the data, or `undefined` with every fault added to `faults` as `file: field: what is wrong`.
 */
export function readSeed<S extends z.ZodType>(
  name: string,
  schema: S,
  faults: string[],
): z.infer<S> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(readSeedText(name));
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    faults.push(`${name}: ${issue.path.join(".") || "(whole file)"}: ${issue.message}`);
  }
  return undefined;
}
