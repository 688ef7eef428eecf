import type { Matter } from "#knowledge/matter.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Answer } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { CONFIDENCE } from "../confidence.ts";
import { endWith } from "../ending.ts";
import type { Evidence, Finding } from "../evidence.ts";
import type { Query, Understood } from "../understood.ts";
import { emergencyPart } from "./understand.ts";

/** Words that ask what a body does, not who does a thing. */
const DUTY =
  /管什么|管哪些|负责什么|负责哪些|做什么|职责|哪些任务|什么任务|哪些事|哪些条|哪几条|什么工作|哪些工作|responsible for what|what does|duties/u;
const MAX_FINDINGS = 3;

/** Finds the evidence for a message; ends the turn when the sources hold none. */
export function retrieve(understood: Understood, tools: AnsweringTools): Evidence | Answer {
  const overview = findOverview(understood, tools);
  if (overview) return overview;
  const findings = foldQueries(understood, tools).slice(0, MAX_FINDINGS);
  const [first, ...rest] = findings;
  return first ? { kind: "findings", findings: [first, ...rest] } : endWithout(understood, tools);
}

/** A measure or a body named without a subject of its own: 第十四条讲什么, 民政局负责哪些. */
function findOverview(understood: Understood, tools: AnsweringTools): Evidence | undefined {
  const { plan } = tools.knowledge;
  const { measureNamed, departmentNamed, queries } = understood;
  const text = queries.map((query) => query.text).join(" ");
  const measure = plan.measures[(measureNamed ?? 0) - 1];
  const asksMore = tools.search(text).coverage >= CONFIDENCE.overviewCoverage;
  if (measure && !asksMore) return { kind: "measure", measure };
  if (departmentNamed && DUTY.test(text)) {
    const measures = plan.measures.filter(({ responsible }) =>
      responsible.includes(departmentNamed),
    );
    return { kind: "department", name: departmentNamed, measures };
  }
  return undefined;
}

/** One finding for each thing asked; a piece that only points back asks more about the one before it. */
function foldQueries(understood: Understood, tools: AnsweringTools): Finding[] {
  const findings: Finding[] = [];
  for (const query of understood.queries) {
    const last = findings.at(-1);
    const found =
      understood.link === "refers"
        ? recall(understood, query, tools)
        : find(query, understood, tools);
    const points = tools.reader.subjectWords(query.text).length === 0;
    if (last && (points || !found || found.matter.id === last.matter.id)) {
      findings[findings.length - 1] = {
        ...last,
        aspects: new Set([...last.aspects, ...query.aspects]),
        years: [...last.years, ...query.years],
      };
    } else if (found) findings.push(found);
  }
  return findings;
}

function recall(
  { continues }: Understood,
  query: Query,
  tools: AnsweringTools,
): Finding | undefined {
  const matter = tools.findMatter(continues?.matter ?? "");
  return matter
    ? toFinding(matter, { ...query, text: continues?.question ?? "" }, tools)
    : undefined;
}

function find(query: Query, understood: Understood, tools: AnsweringTools): Finding | undefined {
  const { ranked, coverage, strength } = tools.search(query.text);
  const { scope, measureNamed, continues, link } = understood;
  if (!isConfident({ coverage, strength, offTopic: scope.offTopic, link })) return undefined;
  const near = measureNamed ?? (link === "varies" ? (continues?.measure ?? null) : null);
  const best = ranked
    .map((item) => ({
      ...item,
      score: item.score * (item.matter.measure === near ? CONFIDENCE.nearBoost : 1),
    }))
    .sort((a, b) => b.score - a.score)[0];
  return best ? toFinding(best.matter, query, tools) : undefined;
}

function isConfident(signs: {
  coverage: number;
  strength: number;
  offTopic: boolean;
  link: Understood["link"];
}): boolean {
  const least = signs.offTopic ? CONFIDENCE.offTopic : CONFIDENCE.ordinary;
  const eased = signs.link ? CONFIDENCE.followUpEase : 1;
  return signs.coverage >= least.coverage * eased && signs.strength >= least.strength * eased;
}

function toFinding(
  matter: Matter,
  query: Query,
  { knowledge }: AnsweringTools,
): Finding | undefined {
  const measure = knowledge.plan.measures[matter.measure - 1] ?? null;
  const passage = findPassage(matter, measure?.passages ?? knowledge.plan.passages);
  if (!passage) return undefined;
  const targets = (measure?.targets ?? []).filter(
    ({ passageId, statement }) =>
      passageId === passage.id &&
      (matter.anchor.includes(statement) || statement.includes(matter.anchor)),
  );
  return {
    matter,
    passage,
    measure,
    targets,
    aspects: query.aspects,
    years: query.years,
    question: query.text,
  };
}

function findPassage(matter: Matter, passages: readonly Passage[]): Passage | undefined {
  return passages.find(({ kind, text }) => kind !== "title" && text.includes(matter.anchor));
}

function endWithout(understood: Understood, tools: AnsweringTools): Answer {
  const { tongue, crisis, scope, queries } = understood;
  const before = emergencyPart(understood, tools);
  if (crisis)
    return { ...endWith(tools, { status: "handed-off", key: "department.city", tongue, before }) };
  const known = queries.some(({ text }) => tools.search(text).coverage >= CONFIDENCE.nearSubject);
  const near = !scope.offTopic && known;
  return near
    ? endWith(tools, { status: "not-found", key: "not-found", tongue })
    : endWith(tools, { status: "out-of-scope", key: "out-of-scope", tongue });
}
