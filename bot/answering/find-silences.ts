import type { Aspect } from "#knowledge/language.ts";
import { readDeadlines } from "#knowledge/read-deadline.ts";
import type { ClauseFinding } from "./evidence.ts";
import { listsThings } from "./lists-things.ts";

/** Something asked that the plan does not say, as a key of the wording table. */
export interface Silence {
  readonly aspect: Aspect | null;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The plan speaks of the years from its issue to the end of the 14th five-year plan. */
const FIRST_YEAR = 2022;
const LAST_YEAR = 2025;
const MONEY = /\d(?:[\d.]*)(?:万|亿)?元/u;

interface Rule {
  readonly aspect: Aspect;
  readonly key: string;
  readonly silent: (finding: ClauseFinding) => boolean;
}

/** The plan names no money, telephone, address, form, person or list: read once, held by a data test. */
const RULES: readonly Rule[] = [
  { aspect: "money", key: "silence.money", silent: ({ passage }) => !MONEY.test(passage.text) },
  { aspect: "outcome", key: "silence.outcome", silent: () => true },
  { aspect: "hours", key: "silence.hours", silent: () => true },
  { aspect: "ranking", key: "silence.ranking", silent: () => true },
  { aspect: "phone", key: "silence.phone", silent: () => true },
  // 「附近没有菜场，归谁管」 asks for a body; the place is only the story.
  { aspect: "where", key: "silence.place", silent: ({ aspects }) => !aspects.has("who") },
  { aspect: "person", key: "silence.person", silent: () => true },
  { aspect: "names", key: "silence.names", silent: ({ matter }) => !listsThings(matter) },
  { aspect: "how-many", key: "silence.number", silent: (finding) => !hasFigure(finding) },
  { aspect: "duration", key: "silence.duration", silent: () => true },
  {
    aspect: "when",
    key: "silence.deadline",
    silent: ({ asked, matter }) =>
      !asked.some(({ deadline }) => deadline) && readDeadlines(matter.anchor).length === 0,
  },
  {
    aspect: "how-to",
    key: "silence.how-to",
    silent: ({ question }) =>
      /申请|办理|流程|材料|手续|报名|条件|资格|领|apply|requirement|document|procedure/u.test(
        question,
      ),
  },
  { aspect: "remedy", key: "silence.remedy", silent: () => true },
];

/** Finds what a question asks that its passage does not answer, in the order in which to say it. */
export function findSilences(finding: ClauseFinding): Silence[] {
  if (!isPlan(finding.matter.measure)) return [];
  const years = [...new Set(finding.years)].filter((year) => isUnplanned(year, finding));
  const yearly = years
    .filter(() => !finding.aspects.has("validity"))
    .map((year) => ({ aspect: null, key: "silence.year", values: { year: String(year) } }));
  const asked = RULES.filter(
    ({ aspect, silent }) => finding.aspects.has(aspect) && silent(finding),
  ).map(({ aspect, key }) => ({ aspect, key, values: {} }));
  return [...yearly, ...locally(finding), ...asked];
}

/** The plan's figures are the city's; a few say what each district has. */
function locally({ aspects, district, asked }: ClauseFinding): Silence[] {
  const told = asked.some(({ what, statement }) => /各区|每个区/u.test(what + statement));
  if (!district || !aspects.has("how-many") || told) return [];
  return [{ aspect: "how-many", key: "silence.district", values: { district } }];
}

/** Measure 0 is the front matter, whose facts answer for themselves. */
function isPlan(measure: number): boolean {
  return measure > 0;
}

/** The plan sets figures for the end of its period, or for every year of it (每年). */
function isUnplanned(year: number, { asked }: ClauseFinding): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR) return true;
  return (
    asked.length > 0 &&
    !asked.some(({ what, deadline }) => what.includes("每年") || deadline?.startsWith(String(year)))
  );
}

function hasFigure({ asked, targets, matter }: ClauseFinding): boolean {
  return asked.length > 0 || (targets.length === 0 && /\d/u.test(matter.anchor));
}
