import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { Time } from "#bot/answering/model/time.ts";
import { type MeaningService, type WithMeaning, withMeaning } from "#bot/answering/with-meaning.ts";
import type { Logger } from "#bot/logger.ts";
import { createPassageVectors } from "./passage-vectors.ts";
import {
  createQuestionVectors,
  type EmbeddingOutcome,
  type QuestionVectors,
} from "./question-vectors.ts";
import type { TextEmbedder } from "./text-embedder.ts";
import type { VectorCache } from "./vector-cache.ts";

/** Where an embedding service is asked. */
export interface MeaningDesk extends Pick<QuestionVectors, "circuit"> {
  readonly withMeaning: WithMeaning;
  /** Comes when the passages of what is live now are ready, or cannot be. */
  readonly prepared: Promise<void>;
  /** Calls off what is under way, and closes the cache. */
  close(): Promise<void>;
}

export interface MeaningDeskParts {
  readonly embedder: TextEmbedder;
  /** Closed with the desk. */
  readonly cache: VectorCache;
  readonly live: LiveTools;
  /** The longest that a question waits, milliseconds. */
  readonly timeoutMs: number;
  readonly time: Time;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Logger;
  /** Is told of every question that was to be embedded. */
  readonly onOutcome?: (outcome: EmbeddingOutcome) => void;
}

/** In characters; models of 512 tokens refuse longer ones, and one vector says little of a letter. */
const LONGEST_QUERY = 400;
/** A message searches for three texts, seldom for more than eight. */
const MOST_QUERIES = 16;

/** Creates the desk before an embedding service, and begins with the passages of what is live. */
export function createMeaningDesk(parts: MeaningDeskParts): MeaningDesk {
  const { cache, live, log } = parts;
  const passages = createPassageVectors(parts);
  const questions = createQuestionVectors(parts);
  const service: MeaningService = {
    isReady: (tools) => passages.of(tools) !== null,
    async ask(queries, tools, deadline) {
      const ready = passages.of(tools);
      const texts = queries.filter(isEmbedded).slice(0, MOST_QUERIES);
      if (!ready || texts.length === 0) return null;
      const vectors = await questions.embed(texts, ready.width, deadline);
      if (!vectors) return null;
      return (query, nearest) => {
        const vector = vectors.get(query);
        return vector ? ready.list(vector, nearest) : null;
      };
    },
  };
  const stopWatching = live.watch((tools) => void passages.follow(tools));
  return {
    prepared: passages.follow(live.current),
    circuit: questions.circuit,
    async withMeaning(question, within) {
      try {
        return await withMeaning(question, within, service);
      } catch (error) {
        // A fault of ours costs nobody an answer.
        const reason = error instanceof Error ? error.name : "unknown";
        log.error({ event: "embedding.broken", reason });
        return within.tools;
      }
    },
    async close() {
      stopWatching();
      await passages.close();
      await cache.close();
    },
  };
}

function isEmbedded(query: string): boolean {
  return query.length <= LONGEST_QUERY && /[\p{L}\p{N}]/u.test(query);
}
