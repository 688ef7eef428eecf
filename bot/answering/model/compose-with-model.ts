import type { Tongue } from "#knowledge/wording.ts";
import { loadPrompt, type Prompt } from "../prompts/load-prompt.ts";
import type { ModelPurpose, ModelRequest, Tokens } from "./chat-model.ts";
import { cleanText } from "./clean-text.ts";
import type { TokenPassage } from "./gather-passages.ts";
import {
  type Completeness,
  createPartReader,
  MOST_PARTS,
  type WrittenPart,
  WrittenSchema,
} from "./written-part.ts";

/** What comes of asking a model; it never rejects. */
export type ModelReply =
  | { readonly kind: "written"; readonly value: unknown; readonly tokens: Tokens }
  | { readonly kind: "not-asked" | "failed"; readonly reason: string };

/** Asks a model for one asker, within budget and time. */
export type AskModel = (
  request: Omit<ModelRequest, "signal">,
  purpose?: ModelPurpose,
) => Promise<ModelReply>;

export interface ComposeRequest {
  readonly tongue: Tongue;
  readonly question: string;
  /** The question that it goes on from; empty where there is none. */
  readonly before: string;
  readonly passages: readonly TokenPassage[];
}

export type Composed =
  | {
      readonly kind: "composed";
      readonly parts: readonly [WrittenPart, ...WrittenPart[]];
      readonly completeness: Completeness;
      readonly tokens: Tokens;
    }
  | { readonly kind: "unusable"; readonly tokens: Tokens }
  | { readonly kind: "not-asked" | "failed"; readonly reason: string };

/** Longer questions tell a story; what is asked stands at the beginning or the end, and the search has read it all. */
const LONGEST_QUESTION = 600;

/** The instructions in a language. */
export function composePrompt(tongue: Tongue): Prompt {
  return loadPrompt("compose", tongue);
}

/**
 * Has a model put passages into words. It sees tokens for them, never an address or an id, and all of it as the strings
 * of one JSON object, which no text can break out of. A token that was not given is dropped, a part without one too.
 *
 * @param onText is told what is written while it is written
 */
export async function composeWithModel(
  request: ComposeRequest,
  ask: AskModel,
  onText?: ModelRequest["onText"],
): Promise<Composed> {
  const { text: system } = composePrompt(request.tongue);
  const heard = onText ? { onText } : {};
  const reply = await ask({ system, user: toData(request), schema: WrittenSchema, ...heard });
  if (reply.kind !== "written") return { kind: reply.kind, reason: reply.reason };
  const { tokens } = reply;
  const read = WrittenSchema.safeParse(reply.value);
  if (!read.success) return { kind: "failed", reason: "malformed" };
  const { parts, completeness } = read.data;
  const readPart = createPartReader(request.passages);
  const [first, ...others] = parts.slice(0, MOST_PARTS).flatMap((part) => readPart(part) ?? []);
  if (!first || completeness === "none") return { kind: "unusable", tokens };
  return { kind: "composed", parts: [first, ...others], completeness, tokens };
}

function toData({ question, before, passages }: ComposeRequest): string {
  return JSON.stringify({
    question: shorten(cleanText(question)),
    before: shorten(cleanText(before)),
    passages: passages.map(({ token, of, about, text }) => ({ id: token, of, about, text })),
  });
}

/** Its beginning and its end. */
function shorten(text: string): string {
  const half = LONGEST_QUESTION / 2;
  return text.length <= LONGEST_QUESTION ? text : `${text.slice(0, half)} … ${text.slice(-half)}`;
}
