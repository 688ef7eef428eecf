import type { EmbeddingSettings } from "./embedding-settings.ts";
import type { TextEmbedder } from "./text-embedder.ts";

/** Longer than any request may take by itself; who asks calls off sooner. */
const TIMEOUT_MS = 120_000;

/** Opens the configured service. The libraries that speak to it are loaded here and nowhere else, as those of the language model. */
export async function openTextEmbedder(settings: EmbeddingSettings): Promise<TextEmbedder> {
  const { createOpenAiTextEmbedder } = await import("./open-ai-text-embedder.ts");
  return createOpenAiTextEmbedder({
    baseUrl: settings.SHENWEN_EMBEDDING_BASE_URL,
    apiKey: settings.SHENWEN_EMBEDDING_API_KEY,
    model: settings.SHENWEN_EMBEDDING_MODEL,
    timeoutMs: TIMEOUT_MS,
  });
}
