import { rm } from "node:fs/promises";
import type { LiveTools } from "./answering/live-tools.ts";
import { machineTime } from "./answering/model/time.ts";
import { type Config, vectorsFileIn } from "./config.ts";
import type { Logger } from "./logger.ts";
import { EmbeddingSettingsSchema, withChatService } from "./meaning/embedding-settings.ts";
import { createMeaningDesk, type MeaningDesk } from "./meaning/meaning-desk.ts";
import { openTextEmbedder } from "./meaning/open-text-embedder.ts";
import type { EmbeddingOutcome } from "./meaning/question-vectors.ts";
import { openVectorCache, type VectorCache } from "./meaning/vector-cache.ts";
import { readSettings } from "./read-settings.ts";
import { StoreUnusableError } from "./storage/errors.ts";

export interface OpenMeaningParts {
  readonly live: LiveTools;
  readonly log: Logger;
  readonly onOutcome?: (outcome: EmbeddingOutcome) => void;
}

/**
 * Opens the embedding service; `null` where none is configured, and nothing is loaded for it. It answers at once: until the
 * passages are embedded, which goes on aside, the bot's own word vectors serve.
 *
 * @throws ConfigInvalidError where only some of its settings are there; StoreUnusableError
 */
export async function openMeaning(
  config: Pick<Config, "environment" | "data">,
  parts: OpenMeaningParts,
): Promise<MeaningDesk | null> {
  const settings = readSettings(EmbeddingSettingsSchema, withChatService(config.environment));
  if (!settings) return null;
  const cache = await openCache(vectorsFileIn(config), settings.SHENWEN_EMBEDDING_MODEL);
  return createMeaningDesk({
    ...parts,
    embedder: await openTextEmbedder(settings),
    cache,
    timeoutMs: settings.SHENWEN_EMBEDDING_TIMEOUT_MS,
    time: machineTime,
    random: Math.random,
  });
}

/** A file that is damaged is made anew: all in it can be had again. */
async function openCache(file: string, model: string): Promise<VectorCache> {
  try {
    return await openVectorCache(file, model);
  } catch (error) {
    if (!(error instanceof StoreUnusableError)) throw error;
    for (const end of ["", "-wal", "-shm"]) await rm(file + end, { force: true });
    return openVectorCache(file, model);
  }
}
