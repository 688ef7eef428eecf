import { join } from "node:path";
import { z } from "zod";

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const ConfigSchema = z.object({
  SHENWEN_HOST: z.string().min(1).default("127.0.0.1"),
  SHENWEN_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SHENWEN_DATA: z.string().min(1).default("data"),
  SHENWEN_LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  SHENWEN_METRICS: z.enum(["on", "off"]).default("off"),
  SHENWEN_PUBLIC_URL: z.url({ protocol: /^https?$/u }).optional(),
});

/** Names of all variables, for `.env.example`, which a test holds against them. */
export const CONFIG_NAMES: readonly string[] = Object.keys(ConfigSchema.shape);

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the database and of the saved indexes. */
  readonly data: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether counts are kept and can be read under `/metrics`. */
  readonly metrics: boolean;
  /** Where people reach the page, when that is not `host` and `port`. */
  readonly publicUrl: string | undefined;
  /** The variables themselves, from which each channel reads its own settings. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Where the indexes of the matters are kept from start to start. */
export function indexFileIn({ data }: Config): string {
  return join(data, "matters.index");
}

/** The database of the conversations. */
export function storeFileIn({ data }: Config): string {
  return join(data, "shenwen.db");
}

/**
 * The database of the inbox, a file of its own: two connections to one file in one process wait for each other's write
 * lock, and the process with them.
 */
export function inboxFileIn({ data }: Config): string {
  return join(data, "inbox.db");
}

/** The database of the staff room: accounts, tickets, golden questions, changes of knowledge. */
export function staffFileIn({ data }: Config): string {
  return join(data, "staff.db");
}

/** The database of the vectors that an embedding service gave; may be deleted at any time. */
export function vectorsFileIn({ data }: Pick<Config, "data">): string {
  return join(data, "vectors.db");
}

/** Where the documents are kept from which staff wrote records. */
export function documentsFolderIn({ data }: Config): string {
  return join(data, "documents");
}

/** Where imported lists of places are kept. */
export function placesFolderIn({ data }: Config): string {
  return join(data, "places");
}

/** Thrown for a setting that cannot be used; the message names the variable and what was expected. */
export class ConfigInvalidError extends Error {
  override name = "ConfigInvalidError" as const;
  readonly code = "CONFIG_INVALID";
}

/**
 * Reads the settings from environment variables; the only reader of them. An empty variable counts as
 * not set.
 *
 * @throws ConfigInvalidError with every fault at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const read = ConfigSchema.safeParse(Object.fromEntries(given));
  if (!read.success) {
    const faults = read.error.issues.map(
      ({ path, message }) => `- ${path.join(".")}: ${message} (see .env.example)`,
    );
    throw new ConfigInvalidError(`Settings cannot be used:\n${faults.join("\n")}`);
  }
  const { data } = read;
  return {
    host: data.SHENWEN_HOST,
    port: data.SHENWEN_PORT,
    data: data.SHENWEN_DATA,
    logLevel: data.SHENWEN_LOG_LEVEL,
    metrics: data.SHENWEN_METRICS === "on",
    publicUrl: data.SHENWEN_PUBLIC_URL,
    environment,
  };
}
