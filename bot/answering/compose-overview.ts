import { publicToday } from "#knowledge/department.ts";
import { describeTarget } from "#knowledge/describe-target.ts";
import type { Measure } from "#knowledge/plan.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite, latestDeadline } from "./cite.ts";
import type { Evidence } from "./evidence.ts";
import { formatList } from "./format-list.ts";
import { validityOn, validityPart } from "./validity-part.ts";

interface Overview {
  readonly parts: AnswerPart[];
  readonly citations: [Citation, ...Citation[]];
}

interface Context {
  readonly tools: AnsweringTools;
  readonly tongue: Tongue;
  readonly today: Date;
}

/** Says what a measure is about: its title, its targets, its first sentence. */
export function composeMeasure(measure: Measure, { tools, tongue, today }: Context): Overview {
  const { plan, wording, planEnglish } = tools.knowledge;
  const number = String(measure.number);
  const grounds = [measure.text, number, ...Object.values(planEnglish.targets)];
  const title = tongue === "en" ? (planEnglish.measures[number] ?? "") : measure.title;
  const parts: AnswerPart[] = [
    {
      kind: "lead",
      text: say(wording, "overview.measure", tongue, { number, measure: title }),
      grounds,
    },
  ];
  const sentences = measure.passages.filter(({ kind }) => kind === "sentence");
  const { targets } = measure;
  const listed = new Set(
    targets.map((target) =>
      tongue === "en" ? (planEnglish.targets[target.id] ?? "") : describeTarget(target),
    ),
  );
  if (listed.size > 0) {
    const text = say(wording, "overview.targets", tongue, {
      targets: [...listed].join(tongue === "en" ? "; " : "；"),
    });
    parts.push({ kind: "lead", text, grounds });
  }
  const [first, ...others] = sentences.map((passage) =>
    cite(plan, passage, {
      quote: passage.text,
      targets: targets.filter(({ passageId }) => passageId === passage.id),
      today,
    }),
  );
  if (!first) throw new Error(`measure ${number} has no sentence`);
  const text = say(wording, "quote.first", tongue, {
    title: plan.facts.shortTitle,
    locator: measure.locator,
    quote: first.quote.replace(/。$/u, ""),
    number,
    matter: title,
    measure: title,
  });
  parts.push({ kind: "quote", text, grounds });
  const deadline = latestDeadline(measure.text, targets);
  parts.push(validityPart(validityOn(today, deadline), deadline, { tools, tongue }));
  return { parts, citations: [first, ...others] };
}

/** Says in which measures a body is named, with their 责任部门 lines as proof. */
export function composeDepartment(
  evidence: Extract<Evidence, { kind: "department" }>,
  context: Context,
): Overview {
  const { name, measures } = evidence;
  const { tools, tongue, today } = context;
  const { plan, wording, planEnglish } = tools.knowledge;
  const led = measures.filter(({ responsible }) => responsible[0] === name);
  const titles = led.map(({ number, locator, title }) =>
    tongue === "en" ? `${number} (${planEnglish.measures[String(number)]})` : `${locator}${title}`,
  );
  const key = led.length > 0 ? "overview.department" : "overview.department-none";
  const text = say(wording, key, tongue, {
    department: name,
    count: String(measures.length),
    led: formatList(titles, tongue),
  });
  const citations = [...led, ...measures.filter((measure) => !led.includes(measure))].flatMap(
    ({ passages }) =>
      passages
        .filter(({ kind }) => kind === "responsible")
        .map((passage) => cite(plan, passage, { quote: passage.text, targets: [], today })),
  );
  const [first, ...others] = citations;
  if (!first) throw new Error(`${name} stands in no 责任部门 line`);
  const numbers = measures.flatMap(({ number, locator }) => [String(number), locator]);
  const grounds = [name, String(measures.length), ...numbers, ...titles];
  const change = changePart(evidence, context);
  return { parts: [...change, { kind: "lead", text, grounds }], citations: [first, ...others] };
}

/** What became of the body since the plan; said of itself only when asked or when it changed. */
function changePart(
  { name, asksChange }: Extract<Evidence, { kind: "department" }>,
  { tools, tongue }: Context,
): AnswerPart[] {
  const today = publicToday(tools.department(name));
  if (!today && !asksChange) return [];
  const key = today ? CHANGES[today.change] : "overview.unchanged";
  const shown = (tongue === "en" ? today?.english : today?.name) ?? "";
  const text = say(tools.knowledge.wording, key, tongue, { department: name, today: shown });
  return [{ kind: "lead", text, grounds: [name, shown] }];
}

const CHANGES = { renamed: "overview.renamed", "work-moved": "overview.moved" } as const;
