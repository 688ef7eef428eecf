import { OpenAIEmbeddings } from "@langchain/openai";
import { createBoundedFetch } from "#bot/answering/model/bounded-fetch.ts";
import { toModelFailure } from "#bot/answering/model/to-model-failure.ts";
import { MOST_NUMBERS, readVectors } from "./read-vectors.ts";
import type { TextEmbedder } from "./text-embedder.ts";

export interface OpenAiEmbedderOptions {
  /** Of any service that speaks OpenAI's embeddings. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** For one request, milliseconds. */
  readonly timeoutMs: number;
}

/** Creates an embedder at an OpenAI-compatible service. It asks once: whether to ask again is decided by who asks it. */
export function createOpenAiTextEmbedder(options: OpenAiEmbedderOptions): TextEmbedder {
  return {
    model: options.model,
    async embed(texts, signal) {
      try {
        const client = new CheckedEmbeddings(toFields(texts.length, signal, options));
        return (await client.embedDocuments([...texts])).map((vector) => Float32Array.from(vector));
      } catch (error) {
        throw toModelFailure(error, signal);
      }
    },
  };
}

/** Of one number as services print it: 17 digits, sign, point, exponent, what parts it from the next. */
const NUMBER_BYTES = 24;
/** What an answer may have in any case. */
const LEAST_BYTES = 1_000_000;

function toFields(batchSize: number, signal: AbortSignal, options: OpenAiEmbedderOptions) {
  const { baseUrl, apiKey, model, timeoutMs } = options;
  const bounded = createBoundedFetch(
    Math.max(LEAST_BYTES, batchSize * MOST_NUMBERS * NUMBER_BYTES),
  );
  return {
    model,
    apiKey,
    batchSize,
    timeout: timeoutMs,
    maxRetries: 0,
    // As numbers: Qwen's service knows nothing else, and others answer so whatever they are asked for.
    encodingFormat: "float" as const,
    configuration: {
      baseURL: baseUrl,
      logLevel: "off" as const,
      // The library takes no signal; without it what was called off would go on.
      fetch: (url: string | URL | Request, init?: RequestInit) =>
        bounded(url, {
          ...init,
          signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]),
        }),
    },
  };
}

/** The library's, which trusts the service: here what came is checked while it can be told what was asked. */
class CheckedEmbeddings extends OpenAIEmbeddings {
  protected override async embeddingWithRetry(
    request: Parameters<OpenAIEmbeddings["embeddingWithRetry"]>[0],
  ): ReturnType<OpenAIEmbeddings["embeddingWithRetry"]> {
    const sent = await super.embeddingWithRetry(request);
    const vectors = readVectors(sent?.data, request.input.length);
    const data = vectors.map((vector, index) => ({
      object: "embedding" as const,
      index,
      embedding: [...vector],
    }));
    return { ...sent, data };
  }
}
