import type { Answer, AnswerPart } from "../answer.ts";

/**
 * Joins the answers to two kinds of place asked for in one message: the second stands behind the first, its places
 * counted on; what both say alike, and the line on whom to ask, stands once.
 */
export function joinAnswers(first: Answer, second: Answer): Answer {
  const told = new Set(second.parts.map(({ text }) => text));
  const shift = (part: AnswerPart): AnswerPart => {
    if (part.place === undefined) return part;
    const place = part.place + first.places.length;
    const text = part.text.replace(/^\d+/u, String(place + 1));
    return { ...part, place, text, grounds: [...part.grounds, String(place + 1)] };
  };
  const bodies = new Map(
    [...first.departments, ...second.departments].map((body) => [body.name, body]),
  );
  const isWhole = first.status === "answered" && second.status === "answered";
  return {
    ...first,
    status: isWhole ? "answered" : "partial",
    parts: [...first.parts.filter(({ text }) => !told.has(text)), ...second.parts.map(shift)],
    citations: [...first.citations, ...second.citations],
    departments: [...bodies.values()],
    places: [...first.places, ...second.places],
    next: [],
  };
}
