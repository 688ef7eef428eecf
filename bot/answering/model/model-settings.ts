import { z } from "zod";

const Count = z.coerce.number().int();

/**
 * Variables of the language model: the first three switch it on, without them answers are quoted as ever. Read with
 * `readSettings`.
 */
export const ModelSettingsSchema = z.object({
  /** Of a service that speaks OpenAI's chat completions, up to and with `/v1`. */
  SHENWEN_MODEL_BASE_URL: z.url({ protocol: /^https?$/u }),
  /** A service that asks for none takes any word. */
  SHENWEN_MODEL_API_KEY: z.string().min(1),
  SHENWEN_MODEL: z.string().min(1),
  /** After so long the quoted answer goes out. */
  SHENWEN_MODEL_TIMEOUT_MS: Count.min(500).max(120_000).default(20_000),
  /** Tokens that one person, and all together, may use up in a day. */
  SHENWEN_MODEL_TOKENS_PER_PERSON: Count.min(1).default(40_000),
  SHENWEN_MODEL_TOKENS_PER_DAY: Count.min(1).default(2_000_000),
  /** Answers that are written at the same time. */
  SHENWEN_MODEL_CONCURRENCY: Count.min(1).max(64).default(4),
});
export type ModelSettings = z.infer<typeof ModelSettingsSchema>;

/** Names of its variables, for `.env.example`, which a test holds against them. */
export const MODEL_VARIABLES: readonly string[] = Object.keys(ModelSettingsSchema.shape);
