import { ChatOpenAICompletions } from "@langchain/openai";
import { HumanMessage, SystemMessage } from "langchain";
import { z } from "zod";
import { createBoundedFetch } from "./bounded-fetch.ts";
import { type ChatModel, ModelFailedError, type ModelRequest, type Written } from "./chat-model.ts";
import { createTextCollector } from "./collect-text.ts";
import { readWritten } from "./read-written.ts";
import { toModelFailure } from "./to-model-failure.ts";

export interface OpenAiOptions {
  /** Of any service that speaks OpenAI's chat completions. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** For one request, milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Room for eight short parts; a prompt that leaks does not fit in. */
const MOST_TOKENS = 1500;

/** A token comes in some 300 bytes: four times the tokens that it may write. */
const boundedFetch = createBoundedFetch(2_000_000);

/**
 * How a service is asked for JSON, the strictest first: one that answers 400 or 422 does not know it and is asked in the
 * next way, and once that worked for an hour. OpenAI, Ollama and vLLM know the first, DeepSeek, Qwen and GLM the second. Models
 * that reason take no temperature.
 */
const MANNERS = [
  { format: "json_schema", isTuned: true },
  { format: "json_object", isTuned: true },
  { format: "text", isTuned: true },
  { format: "text", isTuned: false },
] as const;
type Manner = (typeof MANNERS)[number];

/** A service may have answered 400 because it disliked a question; asking in vain once an hour costs next to nothing. */
const REMEMBERED_MS = 3_600_000;

const UNKNOWN_MANNER: ReadonlySet<unknown> = new Set([400, 422]);

/**
 * Creates a model at an OpenAI-compatible service, at temperature 0. It asks once: whether to ask again is decided by
 * who asks it.
 */
export function createOpenAiChatModel(options: OpenAiOptions): ChatModel {
  const { clock } = options;
  let known = { place: 0, until: 0 };
  return {
    name: options.model,
    async write(request) {
      const isKnown = clock() < known.until;
      const from = isKnown ? known.place : 0;
      for (const [further, manner] of MANNERS.slice(from).entries()) {
        const written = await askIn(manner, request, options);
        if (!written) continue;
        if (!isKnown || further > 0)
          known = { place: from + further, until: clock() + REMEMBERED_MS };
        return written;
      }
      throw new ModelFailedError("refused");
    },
  };
}

/** `null` where the service does not know the manner. */
async function askIn(
  manner: Manner,
  request: ModelRequest,
  options: OpenAiOptions,
): Promise<Written | null> {
  try {
    return await ask(request, manner, options);
  } catch (error) {
    if (isUnknownManner(error)) return null;
    throw toModelFailure(error, request.signal);
  }
}

function isUnknownManner(error: unknown): boolean {
  return error instanceof Error && "status" in error && UNKNOWN_MANNER.has(error.status);
}

/** Streams, so that what is cut off is noticed, and what is called off or too long stops. */
async function ask(request: ModelRequest, manner: Manner, options: OpenAiOptions) {
  const { signal, onText, schema } = request;
  const stream = await createClient(manner, options).stream(toMessages(request, manner), {
    signal,
    ...toFormat(manner, schema),
  });
  const collector = createTextCollector();
  let tokens: Written["tokens"] = { prompt: 0, completion: 0 };
  let ending: unknown;
  for await (const chunk of stream) {
    collector.add(chunk.text, chunk.additional_kwargs["reasoning_content"]);
    if (chunk.text) onText?.(chunk.text);
    ending = chunk.response_metadata["finish_reason"] ?? ending;
    tokens = toTokens(chunk.usage_metadata) ?? tokens;
  }
  if (ending === "content_filter") throw new ModelFailedError("refused");
  return { value: readWritten(collector.text(), schema), tokens };
}

const Count = z.int().nonnegative();
const UsageSchema = z.object({ input_tokens: Count, output_tokens: Count });

/** What the service counted; nothing of what can be no count. */
function toTokens(usage: unknown): Written["tokens"] | undefined {
  const read = UsageSchema.safeParse(usage);
  return read.success
    ? { prompt: read.data.input_tokens, completion: read.data.output_tokens }
    : undefined;
}

function createClient({ isTuned }: Manner, options: OpenAiOptions): ChatOpenAICompletions {
  const { baseUrl, apiKey, model, timeoutMs } = options;
  return new ChatOpenAICompletions({
    model,
    apiKey,
    ...(isTuned ? { temperature: 0, maxTokens: MOST_TOKENS } : {}),
    maxRetries: 0,
    timeout: timeoutMs,
    configuration: { baseURL: baseUrl, logLevel: "off", fetch: boundedFetch },
  });
}

function toMessages({ system, user, schema }: ModelRequest, { format }: Manner) {
  // Services without schemas are told it in words; those with `json_object` also want to read "JSON".
  const shape =
    format === "json_schema" ? "" : `\n\nJSON Schema:\n${JSON.stringify(toJsonSchema(schema))}`;
  return [new SystemMessage(system + shape), new HumanMessage(user)];
}

function toFormat({ format }: Manner, schema: z.ZodType) {
  if (format === "text") return {};
  if (format === "json_object") return { response_format: { type: format } };
  const named = { name: "written", schema: toJsonSchema(schema), strict: true };
  return { response_format: { type: format, json_schema: named } };
}

function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}
