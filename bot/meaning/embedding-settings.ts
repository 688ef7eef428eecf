import { z } from "zod";

/**
 * Variables of the embedding service: the model's name switches it on, without it the bot's own word vectors serve. Read with
 * `readSettings`, the first two filled in by `withChatService`.
 */
export const EmbeddingSettingsSchema = z.object({
  SHENWEN_EMBEDDING_MODEL: z.string().min(1),
  /** Of a service that speaks OpenAI's embeddings, up to and with `/v1`. */
  SHENWEN_EMBEDDING_BASE_URL: z.url({ protocol: /^https?$/u }),
  /** A service that asks for none takes any word. */
  SHENWEN_EMBEDDING_API_KEY: z.string().min(1),
  /** The longest that a question waits for it, milliseconds. */
  SHENWEN_EMBEDDING_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(1_500),
});
export type EmbeddingSettings = z.infer<typeof EmbeddingSettingsSchema>;

/** Names of its variables, for `.env.example`, which a test holds against them. */
export const EMBEDDING_VARIABLES: readonly string[] = Object.keys(EmbeddingSettingsSchema.shape);

/**
 * The environment with the language model's service for that of the embeddings, where an embedding model is named and no
 * address of its own. The key goes with the address: that of one service is not sent to another.
 */
export function withChatService(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SHENWEN_EMBEDDING_MODEL: model, SHENWEN_EMBEDDING_BASE_URL: own } = environment;
  if (!model || own) return environment;
  return {
    ...environment,
    SHENWEN_EMBEDDING_BASE_URL: environment["SHENWEN_MODEL_BASE_URL"],
    SHENWEN_EMBEDDING_API_KEY:
      environment["SHENWEN_EMBEDDING_API_KEY"] || environment["SHENWEN_MODEL_API_KEY"],
  };
}
