import { z } from "zod";
import type { Matter } from "#knowledge/matter.ts";
import { isRecordMatter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import type { Meant } from "../question.ts";
import { isTopic } from "../stays-with.ts";
import type { Tokens } from "./chat-model.ts";
import { cleanText, hasAddress, withoutAddresses } from "./clean-text.ts";
import type { AskModel } from "./compose-with-model.ts";
import type { Doubt } from "./read-doubt.ts";

/** What a model is to write of a question. */
const OpinionSchema = z.object({ matter: z.string(), question: z.string() });
/** What it writes for a question that none of the matters is about. */
const NONE = "none";

/** Of what a model said: the matter that answers anyway, another one, none of them, or nothing that can be used. */
export const VERDICTS = ["same", "other", "none", "unusable"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Opinion =
  | {
      readonly kind: "given";
      readonly verdict: Verdict;
      /** How the question is to be read; `null` as it was. */
      readonly meant: Meant | null;
      readonly tokens: Tokens;
      readonly promptVersion: string;
    }
  | { readonly kind: "not-asked"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

const LONGEST_QUESTION = 400;
const LONGEST_REWRITTEN = 120;
const LONGEST_ABOUT = 80;
const EXAMPLES = 3;

/**
 * Asks a model which of the matters a question is about. It may name one of those that it was given or none; its wording
 * of the question is only searched with, and only where the search finds that matter by it. Never rejects.
 */
export async function askOpinion(
  doubt: Doubt,
  ask: AskModel,
  { tools, tongue }: { tools: AnsweringTools; tongue: Tongue },
): Promise<Opinion> {
  const { text: system, version: promptVersion } = loadPrompt("recognise", tongue);
  const reply = await ask({ system, user: toData(doubt, tools, tongue), schema: OpinionSchema });
  if (reply.kind !== "written") return { kind: reply.kind, reason: reply.reason };
  const read = OpinionSchema.safeParse(reply.value);
  if (!read.success) return { kind: "failed", reason: "malformed" };
  const verdict = readVerdict(read.data, doubt, tools);
  return { kind: "given", ...verdict, tokens: reply.tokens, promptVersion };
}

function toData(doubt: Doubt, { library }: AnsweringTools, tongue: Tongue): string {
  const matters = doubt.candidates.map((matter, place) => ({
    id: tokenOf(place),
    name: tongue === "zh" ? matter.name : matter.english,
    about: aboutOf(matter, library).slice(0, LONGEST_ABOUT),
    examples: matter.asks.slice(0, EXAMPLES),
  }));
  const question = cleanText(doubt.asked).slice(-LONGEST_QUESTION);
  const before = cleanText(doubt.before).slice(-LONGEST_QUESTION);
  return JSON.stringify({ question, before, matters });
}

function tokenOf(place: number): string {
  return `M${place + 1}`;
}

/** What the sources say of a matter first. */
function aboutOf(matter: Matter, library: AnsweringTools["library"]): string {
  if (!isRecordMatter(matter)) return matter.anchor;
  return withoutAddresses(cleanText(library.find(matter.record)?.summary.zh ?? ""));
}

type Read = Pick<Extract<Opinion, { kind: "given" }>, "verdict" | "meant">;

function readVerdict(
  { matter: token, question }: z.infer<typeof OpinionSchema>,
  { candidates, current, asked, isGuess }: Doubt,
  tools: AnsweringTools,
): Read {
  if (token.trim().toLowerCase() === NONE)
    return { verdict: "none", meant: isGuess ? { matter: null, text: asked } : null };
  const matter = candidates.find((_, place) => tokenOf(place) === token.trim());
  if (!matter) return { verdict: "unusable", meant: null };
  if (matter.id === current) return { verdict: "same", meant: null };
  const text = isAbout(question, matter, tools) ? cleanText(question) : asked;
  return { verdict: "other", meant: { matter: matter.id, text } };
}

/** Whether the search finds a matter by a wording that a model gave a question. */
function isAbout(wording: string, matter: Matter, { search, library }: AnsweringTools): boolean {
  const text = cleanText(wording);
  if (text === "" || text.length > LONGEST_REWRITTEN || hasAddress(text)) return false;
  const best = search(text).ranked[0]?.matter;
  const record = isRecordMatter(matter) ? matter.record : null;
  return isTopic(
    best,
    { measure: matter.measure, matter: matter.id, record, question: text },
    library,
  );
}
