import type { z } from "zod";
import { ConfigInvalidError } from "./config.ts";

/**
 * Reads the settings of a channel from environment variables; `undefined` when none of them is set. An empty variable
 * counts as not set.
 *
 * @param schema with the variables' names as keys
 * @throws ConfigInvalidError naming every variable that is missing or cannot be used: half a configuration is none
 */
export function readSettings<Shape extends z.ZodObject>(
  schema: Shape,
  environment: NodeJS.ProcessEnv,
): z.infer<Shape> | undefined {
  const names = Object.keys(schema.shape);
  const given = names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : []));
  if (given.length === 0) return undefined;
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => {
    const name = path.join(".");
    const fault = environment[name] ? message : `missing, while ${given[0]?.[0]} is set`;
    return `- ${name}: ${fault} (see .env.example)`;
  });
  throw new ConfigInvalidError(`Settings cannot be used:\n${faults.join("\n")}`);
}
