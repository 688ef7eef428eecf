import type { Measure } from "#knowledge/plan.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "./answer.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import { cite } from "./cite.ts";
import { formatList } from "./format-list.ts";

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
  const listed = targets.map(({ id, statement }) =>
    tongue === "en" ? (planEnglish.targets[id] ?? "") : statement,
  );
  if (listed.length > 0) {
    const text = say(wording, "overview.targets", tongue, {
      targets: listed.join(tongue === "en" ? "; " : "；"),
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
  return { parts, citations: [first, ...others] };
}

/** Says in which measures a body is named, with their 责任部门 lines as proof. */
export function composeDepartment(
  { name, measures }: { name: string; measures: readonly Measure[] },
  { tools, tongue, today }: Context,
): Overview {
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
  const grounds = [text, ...measures.map((measure) => measure.text)];
  return { parts: [{ kind: "lead", text, grounds }], citations: [first, ...others] };
}
