import { formatMonthOrDay } from "#knowledge/format-day.ts";
import type { PlaceList } from "#knowledge/places/place-list.ts";
import { say, type Tongue } from "#knowledge/wording.ts";
import type { AnswerPart, AnswerPlace, Citation } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { formatList } from "../format-list.ts";
import type { FoundPlaces } from "./choose-places.ts";
import type { FoundPlace } from "./place-finder.ts";
import type { Area } from "./read-area.ts";
import { roundDistance, WALKABLE_METRES } from "./round-distance.ts";

const KILOMETRE = 1000;

/** What the lists contribute to an answer. */
export interface ComposedPlaces {
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  readonly places: readonly AnswerPlace[];
}

/** Writes the places found, and what their lists cover and until when. */
export function composePlaces(
  outcome: FoundPlaces,
  tools: AnsweringTools,
  tongue: Tongue,
): ComposedPlaces {
  const { places } = outcome;
  const lists = [...new Set(places.map(({ list }) => list))];
  const items = places.map((found, at) => placePart(found, at, tools, tongue));
  return {
    parts: [
      leadPart(outcome, tools, tongue),
      ...items,
      ...lists.map((list) => listPart(list, places, tools, tongue)),
    ],
    citations: lists.map(citeList),
    places: places.map((found) => toAnswerPlace(found, tools, tongue)),
  };
}

/** The area as it is told. */
export function nameArea(
  { district, town }: Pick<Area, "district" | "town">,
  tools: AnsweringTools,
  tongue: Tongue,
): string {
  if (tongue === "zh") return town ? `${district}${town}` : district;
  const { districts } = tools.knowledge.places.gazetteer;
  const own = districts.find(({ name }) => name === district);
  const english = own?.towns.find(({ name }) => name === town)?.english ?? own?.english ?? "";
  return `${english} (${town ?? district})`;
}

/** A district, how many places its lists have, and the latest day to which one of them is true, if one is dated. */
interface Covered {
  readonly district: string;
  readonly count: number;
  readonly day: string | null;
}

/** The districts that have lists of a kind, the best covered first. */
export function coveredDistricts(lists: readonly PlaceList[]): Covered[] {
  const listed = lists.flatMap(({ places, asOf }) =>
    places.flatMap(({ district }) => (district ? [{ district, day: asOf }] : [])),
  );
  return [...Map.groupBy(listed, ({ district }) => district)]
    .map(([district, own]) => ({
      district,
      count: own.length,
      day:
        own
          .flatMap(({ day }) => day ?? [])
          .sort()
          .at(-1) ?? null,
    }))
    .sort((a, b) => b.count - a.count);
}

function leadPart(outcome: FoundPlaces, tools: AnsweringTools, tongue: Tongue): AnswerPart {
  const { kind, count, area, places, isChosen, uncovered } = outcome;
  const shown = places.length < count ? "some" : "all";
  const near = isChosen ? "nearest-chosen" : "nearest";
  const values = {
    kind: tongue === "zh" ? kind.name : kind.english,
    area: area ? nameArea(area, tools, tongue) : "",
    count: String(count),
    shown: String(places.length),
    unplaced: unplacedPart(kind.id, tools, tongue),
  };
  const own = uncovered && nameArea({ district: uncovered, town: null }, tools, tongue);
  const { wording } = tools.knowledge;
  const gap = own ? say(wording, "places.uncovered", tongue, { ...values, area: own }) : "";
  const lead = say(wording, `places.${area ? `in-${shown}` : near}`, tongue, values);
  const before = [...beforeParts(outcome, tools, tongue), gap].join("");
  const text = before + lead;
  return { kind: "lead", text, grounds: [...Object.values(values), before] };
}

/** That the town has none or cannot be told apart, that a neighbourhood is widened, that the area was read off a map. */
function beforeParts(
  { instead, isAbout, area, kind, places }: FoundPlaces,
  tools: AnsweringTools,
  tongue: Tongue,
): string[] {
  const { wording } = tools.knowledge;
  if (!area) return [];
  const values = {
    kind: tongue === "zh" ? kind.name : kind.english,
    area: nameArea(area, tools, tongue),
    town: instead ?? "",
    around: area.around ?? "",
  };
  const tells = places.every(({ place, list }) => place.town !== null && list.isWhole);
  return [
    ...(instead
      ? [say(wording, tells ? "places.instead" : "places.town-untold", tongue, values)]
      : []),
    ...(area.around ? [say(wording, "places.around", tongue, values)] : []),
    ...(isAbout ? [say(wording, "places.about", tongue, values)] : []),
  ];
}

/** That some of the kind have no district and may lie there too. */
export function unplacedPart(kind: string, tools: AnsweringTools, tongue: Tongue): string {
  const count = tools.places.countUnplaced(kind);
  if (count === 0) return "";
  return say(tools.knowledge.wording, "places.unplaced", tongue, { count: String(count) });
}

function placePart(
  { place, list }: FoundPlace,
  at: number,
  tools: AnsweringTools,
  tongue: Tongue,
): AnswerPart {
  const { wording } = tools.knowledge;
  const { name, address, district, town, districtInferred, phone, hours } = place;
  const area = `${district ?? ""}${town ?? ""}`;
  const values = {
    number: String(at + 1),
    name,
    address,
    area,
    phone: phone ?? "",
    hours: hours ?? "",
  };
  const where = districtInferred ? "places.area-inferred" : "places.area";
  const text = [
    say(wording, "places.item", tongue, values),
    ...(area ? [say(wording, where, tongue, values)] : []),
    ...(phone ? [say(wording, "places.phone", tongue, values)] : []),
    ...(hours ? [say(wording, "places.hours", tongue, values)] : []),
  ].join("");
  return {
    kind: "place",
    text,
    place: at,
    cites: [citeList(list).url],
    grounds: Object.values(values),
  };
}

function listPart(
  list: PlaceList,
  places: readonly FoundPlace[],
  tools: AnsweringTools,
  tongue: Tongue,
): AnswerPart {
  const isMeasured = list.pointsInferred && places.some(({ metres }) => metres !== null);
  const { wording } = tools.knowledge;
  const values = {
    name: list.name,
    issuer: list.issuer ?? "",
    day: formatMonthOrDay(list.asOf ?? list.seenOn, tongue),
    coverage: list.coverage[tongue],
    attribution: list.attribution ?? "",
  };
  const key = list.asOf ? "places.list" : "places.list-undated";
  const text = [
    say(wording, key, tongue, values),
    ...(isMeasured ? [say(wording, "places.points-inferred", tongue)] : []),
    ...(list.attribution ? [say(wording, "places.attribution", tongue, values)] : []),
  ].join("");
  return { kind: "validity", text, cites: [citeList(list).url], grounds: Object.values(values) };
}

/** Cites a list as a whole: its page shows every row. */
export function citeList({
  id,
  name,
  english,
  issuer,
  url,
  level,
  asOf,
  seenOn,
}: PlaceList): Citation {
  return {
    document: id,
    title: name,
    documentNumber: "",
    locator: english,
    quote: name,
    official: false,
    url: `/places/${id}`,
    validity: "unverified",
    validUntil: null,
    asOf: asOf ?? seenOn,
    sources: [{ title: name, publisher: issuer ?? "", level, url }],
  };
}

function toAnswerPlace(
  { place, list, metres }: FoundPlace,
  tools: AnsweringTools,
  tongue: Tongue,
): AnswerPlace {
  const far = metres === null ? null : roundDistance(metres, list.pointsInferred);
  const { name, address, district, town, point, phone, hours } = place;
  return {
    name,
    address,
    district,
    town,
    distanceMetres: far,
    distance: far === null || metres === null ? null : describe(far, metres, tools, tongue),
    point: point ? [point[0], point[1]] : null,
    datum: point ? list.datum : null,
    source: list.issuer ? `${list.name}（${list.issuer}）` : list.name,
    asOf: list.asOf ?? list.seenOn,
    ...(phone ? { phone } : {}),
    ...(hours ? { hours } : {}),
    ...(list.attribution ? { attribution: list.attribution } : {}),
  };
}

function describe(
  told: number,
  metres: number,
  { knowledge }: AnsweringTools,
  tongue: Tongue,
): string {
  const isFar = told >= KILOMETRE;
  const values = { distance: isFar ? (told / KILOMETRE).toFixed(1) : String(told) };
  const key = isFar ? "places.kilometres" : "places.metres";
  const walk = metres <= WALKABLE_METRES ? say(knowledge.wording, "places.walk", tongue) : "";
  return say(knowledge.wording, key, tongue, values) + walk;
}

/** The districts that have lists of a kind, the best covered first, with how many places each and until when. */
export function nameCovered(
  lists: readonly PlaceList[],
  tools: AnsweringTools,
  tongue: Tongue,
): string {
  const { wording } = tools.knowledge;
  const covered = coveredDistricts(lists);
  const [same, ...others] = new Set(covered.map(({ day }) => day));
  const isAlike = others.length === 0;
  const names = covered.map(({ district, count, day }) => {
    const key = day === null ? "-undated" : "";
    return say(wording, `places.covered${isAlike ? "-alike" : key}`, tongue, {
      area: nameArea({ district, town: null }, tools, tongue),
      count: String(count),
      day: day === null ? "" : formatMonthOrDay(day, tongue),
    });
  });
  const list = formatList(names, tongue);
  if (!isAlike || !same) return list;
  return say(wording, "places.covered-all", tongue, { list, day: formatMonthOrDay(same, tongue) });
}
