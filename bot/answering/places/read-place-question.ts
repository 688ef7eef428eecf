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
  /** Whether it asks from a position for something that is none of the kinds. */
  readonly isUnknownKind: boolean;
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
/** The same beside a kind and a position, which is sent to be asked about. */
const LONGEST_REST_HERE = 8;
/** Before a kind it means the nearest one, elsewhere often "of late" (健身房最近有什么消费券). */
const NEAREST = "最近";
const LONGEST_ASKING_REST = { placed: 30, unplaced: 14 };

interface Words {
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  readonly kindWords: WordMatcher;
  readonly where: WordMatcher;
  readonly which: WordMatcher;
  readonly otherwise: WordMatcher;
  readonly others: WordMatcher;
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
    others: createWordMatcher(tables.others),
    details: createWordMatcher(tables.details),
    lives: createWordMatcher(tables.lives),
    idle: createWordMatcher(tables.idle),
    readArea,
  };
  return (message) => readQuestion(message, words);
}

function readQuestion(message: PlaceMessage, words: Words): PlaceQuestion | null {
  const area = words.readArea(message.text);
  // 虹口足球场 names a district and no 球场.
  const said = (area?.words ?? []).reduce((left, word) => left.replace(word, " "), message.text);
  if (words.otherwise(said).length > 0) return null;
  const kindWords = words.kindWords(said);
  const [kind, also = null] = new Set(kindWords.flatMap((word) => words.kinds.get(word) ?? []));
  const read = { ...message, said, area, rest: restOf(said, kindWords, words) };
  return kind ? readWithKind(read, { kind, also }, words) : readWithoutKind(read, words);
}

/** A message, its area, and what it says beside the area, the kinds and idle words. */
interface ReadMessage extends PlaceMessage {
  readonly said: string;
  readonly area: AreaNamed | null;
  readonly rest: string;
}

/** 「静安哪里有助餐」, 「杨浦的社区食堂」, or 「社区食堂」 with a position; not 「社区食堂怎么申请补贴」. */
function readWithKind(
  { said, position, previous, area: named, rest }: ReadMessage,
  kinds: { readonly kind: PlaceKind; readonly also: PlaceKind | null },
  words: Words,
): PlaceQuestion | null {
  const area = named ?? (position ? null : recall(previous?.place));
  const isPlaced = area !== null || position !== null;
  const isNear = words.kindWords(said).some((word) => said.includes(`${NEAREST}${word}`));
  const asksWhere =
    isNear || words.where(said).length > 0 || (position !== null && said.includes(NEAREST));
  const asksWhich = isPlaced && words.which(said).length > 0;
  const most = LONGEST_ASKING_REST[isPlaced ? "placed" : "unplaced"];
  const least = position ? LONGEST_REST_HERE : LONGEST_REST;
  const asks = asksWhere || asksWhich ? rest.length <= most : isPlaced && rest.length <= least;
  // 「静安的食堂在哪，几点开门」 asks for both; by itself the second is no question for a place.
  const asksDetails = words.details(said).length > 0;
  if (!asks || (asksDetails && !asksWhere)) return null;
  return { ...kinds, area, position, asksDetails, isUnknownKind: false };
}

/** 「静安的」, a position by itself, 「最近的是哪个」 after a question for a kind; 「我住四平路街道」 before one. */
function readWithoutKind(message: ReadMessage, words: Words): PlaceQuestion | null {
  const { text, said, position, previous, area, rest } = message;
  const before = previous?.place;
  const kind = [...words.kinds.values()].find(({ id }) => id === before?.kind) ?? null;
  const asks = words.where(said).length > 0 || words.which(said).length > 0;
  const isReply = text.length <= LONGEST_REPLY && rest.length <= LONGEST_REST;
  const found = { kind, also: null, area, position, asksDetails: false, isUnknownKind: false };
  if (position) {
    const isUnknownKind = kind === null && words.others(said).length > 0;
    return isReply || asks ? { ...found, isUnknownKind } : null;
  }
  const isShort = /\p{L}/u.test(text) && isReply && words.details(said).length === 0;
  return isShort ? readReply(found, { before, asks, lives: words.lives(text).length > 0 }) : null;
}

/** A short message that tells where the asker is, or asks again. */
function readReply(
  found: PlaceQuestion,
  { before, asks, lives }: { before: Topic["place"]; asks: boolean; lives: boolean },
): PlaceQuestion | null {
  if (found.area) return before || lives ? found : null;
  return found.kind && asks ? { ...found, area: recall(before) } : null;
}

/** The area named in the turn before. */
function recall(before: Topic["place"]): AreaNamed | null {
  return before?.area ? { words: [], areas: [{ around: null, ...before.area }] } : null;
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
