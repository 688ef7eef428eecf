import type { Position } from "#knowledge/places/coordinates.ts";
import type { PlaceKind, PlaceKinds } from "#knowledge/places/place-kind.ts";
import type { Topic } from "../answer.ts";
import { createWordMatcher, type WordMatcher } from "../understanding/match-words.ts";
import type { AreaNamed, AreaReader } from "./read-area.ts";

/** A message that asks where something is. */
export interface PlaceQuestion {
  /** `null` when only a place to be in was named. */
  readonly kind: PlaceKind | null;
  /** A second kind that it asks for too. */
  readonly also: PlaceKind | null;
  readonly area: AreaNamed | null;
  readonly position: Position | null;
  /** Whether it asks for hours or prices too. */
  readonly asksDetails: boolean;
}

/** What a message may tell of. */
export interface PlaceMessage {
  /** As read: simplified, half-width, lower case. */
  readonly text: string;
  readonly position: Position | null;
  readonly previous: Topic | null;
}

export type PlaceQuestionReader = (message: PlaceMessage) => PlaceQuestion | null;

/** In characters; a longer message without a kind of its own is no answer to where the asker is. */
const LONGEST_REPLY = 24;
/** In characters of one script; what may be left over beside a kind and a place that ask by themselves. */
const LONGEST_REST = 2;
/** The same beside a word that asks where: more is a question about something else. */
const LONGEST_ASKING_REST = { placed: 30, unplaced: 14 };

interface Words {
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  readonly kindWords: WordMatcher;
  readonly where: WordMatcher;
  readonly which: WordMatcher;
  readonly otherwise: WordMatcher;
  readonly details: WordMatcher;
  readonly lives: WordMatcher;
  readonly idle: WordMatcher;
  readonly readArea: AreaReader;
}

/** Creates the reader. What a message leaves out (kind, place) is taken from the turn before it. */
export function createPlaceQuestionReader(
  tables: PlaceKinds,
  readArea: AreaReader,
): PlaceQuestionReader {
  const kinds = new Map(
    tables.kinds.flatMap((kind) => kind.words.map((word) => [word, kind] as const)),
  );
  const words: Words = {
    kinds,
    kindWords: createWordMatcher([...kinds.keys()]),
    where: createWordMatcher(tables.where),
    which: createWordMatcher(tables.which),
    otherwise: createWordMatcher(tables.otherwise),
    details: createWordMatcher(tables.details),
    lives: createWordMatcher(tables.lives),
    idle: createWordMatcher(tables.idle),
    readArea,
  };
  return (message) => readQuestion(message, words);
}

function readQuestion(message: PlaceMessage, words: Words): PlaceQuestion | null {
  const named = words.kindWords(message.text).flatMap((word) => words.kinds.get(word) ?? []);
  const [kind, also = null] = [...new Set(named)];
  return kind ? readWithKind(message, { kind, also }, words) : readWithoutKind(message, words);
}

/** 「静安哪里有助餐」, 「杨浦的社区食堂」, or 「社区食堂」 with a position; not 「社区食堂怎么申请补贴」. */
function readWithKind(
  { text, position, previous }: PlaceMessage,
  kinds: { readonly kind: PlaceKind; readonly also: PlaceKind | null },
  words: Words,
): PlaceQuestion | null {
  const named = words.readArea(text);
  const rest = restOf(text, [...(named?.words ?? []), ...words.kindWords(text)], words);
  const area = named ?? (position ? null : recall(previous?.place));
  const isPlaced = area !== null || position !== null;
  const asksWhich = isPlaced && words.which(text).length > 0;
  const most = LONGEST_ASKING_REST[isPlaced ? "placed" : "unplaced"];
  const asksWhere = (words.where(text).length > 0 || asksWhich) && rest.length <= most;
  const asks = position !== null || asksWhere || (isPlaced && rest.length <= LONGEST_REST);
  const said = (named?.words ?? []).reduce((left, word) => left.replace(word, " "), text);
  if (!asks || words.otherwise(said).length > 0) return null;
  // 「静安的食堂在哪，几点开门」 asks for both; by itself the second is no question for a place.
  const asksDetails = words.details(text).length > 0;
  if (asksDetails && words.where(text).length === 0) return null;
  return { ...kinds, area, position, asksDetails };
}

/** 「静安的」, a position by itself, 「最近的是哪个」 after a question for a kind; 「我住四平路街道」 before one. */
function readWithoutKind(
  { text, position, previous }: PlaceMessage,
  words: Words,
): PlaceQuestion | null {
  const before = previous?.place;
  const kind = [...words.kinds.values()].find(({ id }) => id === before?.kind) ?? null;
  const area = words.readArea(text);
  const says = /\p{L}/u.test(text);
  const rest = restOf(text, area?.words ?? [], words);
  const isReply = says && text.length <= LONGEST_REPLY && rest.length <= LONGEST_REST;
  const asks = words.where(text).length > 0 || words.which(text).length > 0;
  const found = { kind, also: null, position, asksDetails: false };
  if (position) return !says || isReply || asks ? { ...found, area } : null;
  if (!isReply) return null;
  const saysWhere = kind !== null || words.lives(text).length > 0;
  if (area) return saysWhere ? { ...found, area } : null;
  return kind && asks ? { ...found, area: recall(before) } : null;
}

/** The area named in the turn before. */
function recall(before: Topic["place"]): AreaNamed | null {
  return before?.area ? { words: [], areas: [before.area] } : null;
}

/** What a text says beside some words and the idle ones around a place. */
function restOf(text: string, known: readonly string[], words: Words): string {
  const { idle, where, which } = words;
  let rest = text.toLowerCase();
  for (const word of known) rest = rest.replaceAll(word.toLowerCase(), " ");
  for (const word of [...where(rest), ...which(rest), ...idle(rest)])
    rest = rest.replace(word, " ");
  // Beside Chinese words Latin ones say little that is not said (song jiang 岳阳街道).
  return rest.replaceAll(/\p{Script=Han}/u.test(text) ? /\P{Script=Han}/gu : /[^\p{L}\p{N}]/gu, "");
}
