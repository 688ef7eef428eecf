import type { Target } from "#knowledge/target.ts";
import { shareOfPairs } from "./share-of-pairs.ts";

/** What kind of thing a measure word counts; a question for one kind is not answered by another. */
type Counted = "money" | "people" | "time" | "area" | "beds" | "homes" | "share" | "things";

/** Measure words and the kind they count, the narrower first. */
const COUNTED_BY: readonly (readonly [RegExp, Counted])[] = [
  [/(?:多少|几|百分之几)(?:个)?(?:钱|元|块|万元|亿)|百分之几|几成/u, "money"],
  [/(?:多少|几)(?:个|名|位)?(?:人|员工|老师|医生|护士|阿姨|老人|孩子|小孩|学生)/u, "people"],
  [/(?:多少|几)(?:个)?(?:天|月|年|小时|分钟|岁)/u, "time"],
  [/(?:多少|几)(?:个)?(?:平方|平米|平)/u, "area"],
  [/(?:多少|几)张|多少(?:个)?床位/u, "beds"],
  [/(?:多少|几)(?:套|间)/u, "homes"],
  [/覆盖率|比例|百分比|占比/u, "share"],
  [/(?:多少|几)(?:家|所|处|座|台|条|部)/u, "things"],
];
const FITS: Readonly<Record<Counted, RegExp>> = {
  money: /^元$/u,
  people: /^(?:人|名)$/u,
  time: /^(?:年|月|天)$/u,
  area: /平方米/u,
  beds: /^张$/u,
  homes: /套|间/u,
  share: /%|^$/u,
  things: /^(?:个|家|所|处|座|)$/u,
};
const EACH_DISTRICT = /各区|每个区|每区|each district|per district|every district/u;
/** Words that ask for whatever a measure aims at. */
const GOALS = /目标|指标|target|goal/u;
const MOST_GOALS = 4;
/** Share of a target's own words that a question must have before a target elsewhere in the measure answers. */
const LIKENESS_ELSEWHERE = 0.4;

/**
 * Chooses the targets that a question for a number or a date is about: of those that the matter's own
 * stretch states the likeliest, all of them when the question fits none more than the others, or one
 * elsewhere in the measure whose words the question has. None when the question counts something else.
 *
 * @param own targets of the matter's stretch
 * @param all targets of the measure
 * @param district the district that the question names
 */
export function chooseTargets(
  question: string,
  {
    own,
    all,
    district = null,
  }: {
    own: readonly Target[];
    all: readonly Target[];
    district?: string | null;
  },
): readonly Target[] {
  const counted = COUNTED_BY.find(([pattern]) => pattern.test(question))?.[1];
  const fits = ({ unit }: Target): boolean => counted === undefined || FITS[counted].test(unit);
  const likeness = (target: Target): number => shareOfPairs(target.what, question);
  const fitting = preferDistricts(
    own.filter(fits),
    district !== null || EACH_DISTRICT.test(question),
  );
  const best = fitting.toSorted((a, b) => likeness(b) - likeness(a))[0];
  if (best) return likeness(best) > 0 || fitting.length === 1 ? [best] : siblings(best, all);
  const elsewhere = all
    .filter((target) => fits(target) && likeness(target) >= LIKENESS_ELSEWHERE)
    .sort((a, b) => likeness(b) - likeness(a))[0];
  if (elsewhere) return [elsewhere];
  return own.length === 0 && GOALS.test(question) && all.length <= MOST_GOALS ? all : [];
}

/** Of the figures for the city and for each district, the latter answer a question for a district. */
function preferDistricts(targets: readonly Target[], isLocal: boolean): readonly Target[] {
  const local = targets.filter(({ what }) => EACH_DISTRICT.test(what));
  return isLocal && local.length > 0 ? local : targets;
}

function siblings(target: Target, all: readonly Target[]): readonly Target[] {
  return all.filter(({ passageId }) => passageId === target.passageId);
}
