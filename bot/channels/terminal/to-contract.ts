import { answerText } from "#bot/answering/answer.ts";
import type { Reply } from "#bot/conversation/message.ts";
import type { Wording } from "#knowledge/wording.ts";
import { generatedLabel } from "../generated-label.ts";
import { mapLinks } from "../map-links.ts";

/**
 * Gives a reply in the words of the published answer contract, one flat JSON object. `generated` is there only where a model
 * wrote: the label that others who pass the answer on have to keep.
 */
export function toContract(
  id: string | number | null,
  { answer, elapsedMs }: Reply,
  wording: Wording,
): object {
  const { status, citations, departments, places, next } = answer;
  const label = generatedLabel(answer, wording);
  return {
    id,
    status,
    answer: answerText(answer),
    citations,
    departments,
    places: places.map((place) => ({ ...place, maps: mapLinks(place) })),
    next,
    elapsedMs,
    ...(label === null ? {} : { generated: { by: "ai", label } }),
  };
}
