import { answerText } from "#bot/answering/answer.ts";
import type { Reply } from "#bot/conversation/message.ts";
import { mapLinks } from "../map-links.ts";

/** Gives a reply in the words of the published answer contract, one flat JSON object. */
export function toContract(id: string | number | null, { answer, elapsedMs }: Reply): object {
  const { status, citations, departments, places, next } = answer;
  return {
    id,
    status,
    answer: answerText(answer),
    citations,
    departments,
    places: places.map((place) => ({ ...place, maps: mapLinks(place) })),
    next,
    elapsedMs,
  };
}
