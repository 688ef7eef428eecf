import { z } from "zod";
import type { AnswerPlace } from "#bot/answering/answer.ts";
import type { Verdict } from "./score-answers.ts";

/** What a right answer to a question for a place holds. */
export const GoldPlaceSchema = z.object({
  kind: z.string().optional(),
  /** Names of which one must come first. */
  first: z.array(z.string()).optional(),
  /** District or town in which all must lie. */
  in: z.string().optional(),
  /** No list names one. */
  none: z.literal(true).optional(),
  /** The bot must ask which area is meant. */
  ask: z.literal(true).optional(),
  /** It must say that the place is outside the city. */
  outside: z.literal(true).optional(),
  /** It must ask where the asker is. */
  whereabouts: z.literal(true).optional(),
});
export type GoldPlace = z.infer<typeof GoldPlaceSchema>;

interface PlacedAnswer {
  readonly status: string;
  readonly places: readonly AnswerPlace[];
  /** Kind of place that was looked for. */
  readonly kind: string | null;
}

/** Judges the places of an answer: the right kind, and the right one first. */
export function scorePlaces(gold: GoldPlace, { status, places, kind }: PlacedAnswer): Verdict[] {
  const names = places.map(({ name }) => name);
  const why = `${status} ${kind} [${names.slice(0, 2).join(", ")}] want ${JSON.stringify(gold)}`;
  const isKind = gold.kind === undefined || kind === gold.kind;
  return [{ figure: "place", passed: isKind && isRight(gold, status, places), why }];
}

function isRight(gold: GoldPlace, status: string, places: readonly AnswerPlace[]): boolean {
  if (gold.ask) return places.length === 0 && status === "clarification";
  if (gold.outside) return places.length === 0 && status === "out-of-scope";
  if (gold.none || gold.whereabouts) return places.length === 0 && status === "partial";
  if (gold.first) return gold.first.includes(places[0]?.name ?? "");
  const area = gold.in ?? "";
  return (
    places.length > 0 && places.every(({ district, town }) => district === area || town === area)
  );
}
