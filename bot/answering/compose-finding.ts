import type { Aspect } from "#knowledge/language.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { Target } from "#knowledge/target.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite, latestDeadline } from "./cite.ts";
import type { ClauseFinding } from "./evidence.ts";
import { excerpt, trimEnd } from "./excerpt.ts";
import { findSilences, type Silence } from "./find-silences.ts";
import { planQuote } from "./plan-quote.ts";
import { chooseAmounts } from "./records/choose-amounts.ts";
import { composeSupport } from "./records/compose-record.ts";
import type { CitedPart } from "./records/record-context.ts";
import { recordTells } from "./records/record-tells.ts";
import { validityOn, validityPart } from "./validity-part.ts";

/** What one finding contributes to an answer. */
export interface ComposedFinding {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly complete: boolean;
}

/** What the plan leaves open and a record beside it may tell. */
const LEFT_OPEN: ReadonlySet<Aspect> = new Set(["money", "how-to", "where", "remedy", "duration"]);

interface Context {
  readonly finding: ClauseFinding;
  readonly tools: AnsweringTools;
  readonly tongue: Tongue;
  readonly today: Date;
}

/**
 * Writes the parts on one finding: what is not known, the sentence that answers, until when it holds. What
 * the plan leaves open and a linked record tells comes first, in the record's words.
 */
export function composeFinding(context: Context): ComposedFinding {
  const { finding, tools, today } = context;
  const { asked, passage } = finding;
  const quote = chooseQuote(finding);
  const targets = asked.length > 0 ? asked : finding.targets.filter(isQuoted(quote));
  const citation = cite(tools.knowledge.plan, passage, { quote, targets, today });
  const all = findSilences(finding);
  const support = supportParts(context, all);
  const silences = all.filter((silence) => !isToldBySupport(finding, silence));
  const deadline = latestDeadline(quote, targets);
  // A record says until when it holds itself; the plan's missing date would only stand in its way.
  const isDated = support.length === 0 || deadline !== null || citation.validity === "not-yet";
  const parts = [
    ...silences.map((silence) => silencePart(context, silence)),
    ...support.map(({ part }) => part),
    ...leadParts(context),
    ...(asked.length > 0 ? [] : [{ ...quotePart(context, quote), cites: [citation.url] }]),
    ...(isDated
      ? [validityPart(validityKey(context, { deadline, silences }), deadline, context)]
      : []),
  ];
  const citations = [citation, ...support.flatMap((it) => it.citations)];
  // Where a service is found is told, the nearest place itself is not.
  const isTold = silences.length === 0 && !support.some(({ part }) => part.kind === "silence");
  const complete = isTold && !all.some(({ aspect }) => aspect === "where");
  return { parts, citations, complete };
}

function isToldBySupport({ support, question }: ClauseFinding, { aspect }: Silence): boolean {
  if (support === null || aspect === null) return false;
  if (aspect === "how-many") return chooseAmounts(support.record.amounts, question).length > 0;
  return LEFT_OPEN.has(aspect) && recordTells(support.record, aspect, question);
}

/** What the linked record says of what the plan leaves open; none where a target of the plan was asked. */
function supportParts(context: Context, silences: readonly Silence[]): CitedPart[] {
  const { finding, tools, tongue, today } = context;
  const { support } = finding;
  const told = silences.filter((silence) => isToldBySupport(finding, silence));
  if (!support || (told.length === 0 && finding.asked.length > 0)) return [];
  const day = shanghaiDay(today);
  const aspects = told.flatMap(({ aspect }) => aspect ?? []);
  return composeSupport({ edition: support, asked: finding, tools, tongue, day }, aspects);
}

/** The statement of the target asked for, the sentence that holds several, or the matter's own clause. */
function chooseQuote({ asked, passage, matter }: ClauseFinding): string {
  const [first, ...others] = statementsOf(asked);
  if (first && others.length === 0) return first;
  return first ? trimEnd(passage.text) : excerpt(passage.text, matter.anchor);
}

function statementsOf(targets: readonly Target[]): string[] {
  return [...new Set(targets.map(({ statement }) => statement))];
}

function isQuoted(quote: string): (target: Target) => boolean {
  return ({ statement }) => quote.includes(statement);
}

function silencePart({ tools, tongue, finding }: Context, { key, values }: Silence): AnswerPart {
  const { wording, cityLine } = tools.knowledge;
  const text = say(wording, key, tongue, { cityLine: cityLine.phone, ...values });
  // A silence may repeat the asker's own figure (2030年): it denies it, so the question bears it out.
  return {
    kind: "silence",
    text,
    grounds: [finding.question, cityLine.phone, ...Object.values(values)],
  };
}

function leadParts(context: Context): AnswerPart[] {
  const { finding } = context;
  const [target, ...others] = finding.asked;
  if (target) {
    const isPlain = others.length === 0 && !isOfElsewhere(finding);
    return [isPlain ? targetLead(context, target) : targetsLead(context)];
  }
  return finding.aspects.has("which-clause") && finding.measure ? [clauseLead(context)] : [];
}

function targetLead({ tools, tongue, finding }: Context, target: Target): AnswerPart {
  const { wording, planEnglish } = tools.knowledge;
  const deadline = target.deadlinePrinted ? `${target.deadlinePrinted}，` : "";
  const key = targetKey(target, finding);
  const english = planEnglish.targets[target.id] ?? target.statement;
  const text = say(wording, key, tongue, {
    ...placeOf(finding, tools),
    printed: target.printed,
    deadline,
    statement: target.statement,
    target: capitalise(english),
  });
  const place = Object.values(placeOf(finding, tools));
  return { kind: "lead", text, grounds: [finding.passage.text, english, ...place] };
}

/** Puts first what was asked for: the date, or the figure. */
function targetKey({ comparison, deadlinePrinted }: Target, { aspects }: ClauseFinding): string {
  const asksWhen = aspects.has("when") && !aspects.has("how-many");
  if (asksWhen && deadlinePrinted) return "lead.target-when";
  return comparison === "full-coverage" ? "lead.target-covered" : "lead.target";
}

/** Where a finding stands, as the wording names it. */
function placeOf({ passage, matter }: ClauseFinding, { knowledge }: AnsweringTools) {
  return {
    title: knowledge.plan.facts.shortTitle,
    locator: passage.locator,
    number: String(matter.measure),
  };
}

/** The figure of another year or of the whole city is not put first as if it were what was asked for. */
function isOfElsewhere(finding: ClauseFinding): boolean {
  return findSilences(finding).some(
    ({ key }) => key === "silence.year" || key === "silence.district",
  );
}

function targetsLead({ tools, tongue, finding }: Context): AnswerPart {
  const { wording, planEnglish } = tools.knowledge;
  const listed =
    tongue === "en"
      ? finding.asked.map(({ id, statement }) => planEnglish.targets[id] ?? statement)
      : statementsOf(finding.asked);
  const deadline = finding.asked[0]?.deadlinePrinted ?? "";
  const text = say(wording, "lead.targets", tongue, {
    ...placeOf(finding, tools),
    deadline: deadline ? `${deadline}，` : "",
    statements: listed.join("；"),
    targets: capitalise(listed.join("; ")),
  });
  return {
    kind: "lead",
    text,
    grounds: [
      finding.passage.text,
      ...Object.values(placeOf(finding, tools)),
      ...Object.values(planEnglish.targets),
    ],
  };
}

function clauseLead({ finding, tools, tongue }: Context): AnswerPart {
  const { plan, wording, planEnglish } = tools.knowledge;
  const { measure } = finding;
  const number = String(measure?.number ?? "");
  const text = say(wording, "lead.clause", tongue, {
    title: plan.facts.shortTitle,
    locator: measure?.locator ?? "",
    measure: tongue === "en" ? (planEnglish.measures[number] ?? "") : (measure?.title ?? ""),
    number,
  });
  return { kind: "lead", text, grounds: [measure?.text ?? "", number] };
}

function quotePart({ finding, tools, tongue }: Context, quote: string): AnswerPart {
  const { passage, matter } = finding;
  return planQuote(
    { passage, number: matter.measure, english: matter.english, quote },
    tools,
    tongue,
  );
}

function validityKey(
  { finding, today, tools }: Context,
  { deadline, silences }: { deadline: string | null; silences: readonly Silence[] },
): string {
  if (shanghaiDay(today) < tools.knowledge.plan.facts.forwardedOn) return "validity.not-yet";
  if (finding.aspects.has("validity")) {
    return deadline ? "validity.question-dated" : "validity.question";
  }
  const told = (silence: string): boolean => silences.some(({ key }) => key === silence);
  const key = validityOn(today, deadline);
  if (key === "validity.undated" && told("silence.deadline")) return "validity.undated-short";
  return key === "validity.passed" && told("silence.outcome") ? "validity.passed-short" : key;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
