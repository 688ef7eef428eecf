import type { Answer, AnswerPart } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { OnEarlyWords } from "../early-words.ts";
import type { Finding } from "../evidence.ts";
import type { Question } from "../question.ts";
import { compose } from "../steps/compose.ts";
import type { Tokens } from "./chat-model.ts";
import {
  checkWritten,
  createSentenceChecker,
  isTrusted,
  type SentenceCheck,
  type SentenceVerifier,
} from "./check-written.ts";
import { type AskModel, composePrompt, composeWithModel } from "./compose-with-model.ts";
import { gatherPassages, type TokenPassage } from "./gather-passages.ts";
import { mergeWritten } from "./merge-written.ts";
import { createSentenceGate } from "./sentence-gate.ts";
import { tellEarly } from "./tell-early.ts";
import { type Found, watchAnswer } from "./watch-answer.ts";
import type { Completeness } from "./written-part.ts";

export interface ModelParts {
  readonly ask: AskModel;
  readonly verifier: SentenceVerifier;
  /** Is told what is certain while the model still writes. */
  readonly onEarly?: OnEarlyWords | undefined;
}

/** What became of the model's part in an answer; no word of the question or of what was written. */
export interface ModelAccount {
  /**
   * `written`: a model wrote it. `no-findings`: nothing was there for it to write. `unusable`: it named no passage or said
   * that they do not answer. `unsupported`: two sentences failed. Else why it was not asked, or how it failed.
   */
  readonly endedBy: string;
  readonly promptVersion: string | null;
  readonly tokens: Tokens | null;
  readonly completeness: Completeness | null;
  readonly checks: readonly SentenceCheck[];
}

export interface AnswerWithAccount {
  readonly answer: Answer;
  /** The answer as it is without a model. */
  readonly extractive: Answer;
  readonly account: ModelAccount;
}

const UNASKED: Omit<ModelAccount, "endedBy"> = {
  promptVersion: null,
  tokens: null,
  completeness: null,
  checks: [],
};

/**
 * Answers a question, with what was found in a model's words where that can be had: emergency, places, silences, validity,
 * departments, citations and next questions stay extractive, and whatever goes wrong gives the extractive answer.
 */
export async function answerWithModel(
  question: Question,
  tools: AnsweringTools,
  parts: ModelParts,
): Promise<AnswerWithAccount> {
  const { answer: extractive, found } = watchAnswer(question, tools);
  const shown =
    found && isOfToday(found) ? gatherPassages(extractive, tools.knowledge.wording) : [];
  if (!found || shown.length === 0) {
    const account = { ...UNASKED, endedBy: "no-findings" };
    return { answer: extractive, extractive, account };
  }
  const written = await write({ question, extractive, found, shown }, tools, parts);
  return { extractive, ...written };
}

interface Writing {
  readonly question: Question;
  readonly extractive: Answer;
  readonly found: Found;
  readonly shown: readonly TokenPassage[];
}

async function write(
  { question, extractive, found, shown }: Writing,
  tools: AnsweringTools,
  { ask, verifier, onEarly }: ModelParts,
): Promise<Omit<AnswerWithAccount, "extractive">> {
  const { tongue } = extractive;
  const before = found.understood.continues?.question ?? "";
  const request = { tongue, question: question.text, before, passages: shown };
  const names = found.evidence.findings.flatMap(namesOf);
  const check = createSentenceChecker({ verifier, names });
  const segmentOf = createSegmentReader(found, tools, question.today);
  const gate =
    onEarly &&
    createSentenceGate(
      { given: shown, check, tongue },
      tellEarly({ extractive, shown, segmentOf }, onEarly),
    );
  const composed = await composeWithModel(request, ask, gate?.push);
  const asked = { ...UNASKED, promptVersion: composePrompt(tongue).version };
  if (gate && !isTrusted(gate.checks)) {
    const account = { ...asked, endedBy: "unsupported", checks: gate.checks };
    return { answer: extractive, account };
  }
  if (composed.kind !== "composed") {
    const endedBy = composed.kind === "unusable" ? "unusable" : composed.reason;
    const tokens = composed.kind === "unusable" ? composed.tokens : null;
    return { answer: extractive, account: { ...asked, endedBy, tokens } };
  }
  const { tokens, completeness } = composed;
  const { parts, checks } = checkWritten(composed.parts, check, tongue);
  const account = { ...asked, tokens, completeness, checks };
  if (!isTrusted(checks))
    return { answer: extractive, account: { ...account, endedBy: "unsupported" } };
  if (parts.length === 0)
    return { answer: extractive, account: { ...account, endedBy: "unusable" } };
  const merged = mergeWritten(extractive, { shown, written: parts }, segmentOf);
  const answer: Answer = { ...extractive, parts: merged, byModel: true };
  return { answer, account: { ...account, endedBy: "written" } };
}

/** What has ended or not begun is told of as such, in fixed words. */
function isOfToday({ evidence }: Found): boolean {
  return evidence.findings.every((finding) => {
    const edition = finding.kind === "record" ? finding.edition : finding.support;
    return edition?.validity !== "expired" && edition?.validity !== "not-yet";
  });
}

/** What the sources call what was found, and what people do. */
function namesOf(finding: Finding): string[] {
  const { name, english, words, englishWords } = finding.matter;
  const record = finding.kind === "record" ? finding.edition.record : finding.support?.record;
  return [name, english, ...words, ...englishWords, record?.name ?? "", record?.english ?? ""];
}

/** Tells which of the findings says a part; -1 for what is said of all of them. */
function createSegmentReader({ understood, evidence }: Found, tools: AnsweringTools, today: Date) {
  const { watcher: _, ...unwatched } = tools;
  const segments = evidence.findings.map((finding) => {
    const alone = { kind: "findings", findings: [finding] } as const;
    const { parts } = compose(understood, alone, { tools: unwatched, today });
    return new Set(parts.map(({ text }) => text));
  });
  return ({ text }: AnswerPart): number => segments.findIndex((texts) => texts.has(text));
}
