import type { AskedQuestion } from "./asked-question.ts";

/** Asked questions that a gate asks again; 2,000 take some 12 seconds over live and draft. */
export const MOST_ASKED = 2000;

/** The asked questions of a run, and how many distinct ones more there were. */
export interface SelectedAsked {
  readonly asked: readonly AskedQuestion[];
  readonly leftOut: number;
}

/** Gives each text once, as it was asked last, newest first. The same words after another turn are another question. */
export function selectAsked(
  asked: readonly AskedQuestion[],
  most: number = MOST_ASKED,
): SelectedAsked {
  const distinct = new Map<string, AskedQuestion>();
  for (const question of asked.toSorted((a, b) => b.at - a.at)) {
    const key = keyOf(question);
    if (!distinct.has(key)) distinct.set(key, question);
  }
  const all = [...distinct.values()];
  return { asked: all.slice(0, most), leftOut: Math.max(0, all.length - most) };
}

function keyOf({ question, previous, askedBack }: AskedQuestion): string {
  const text = question.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
  return JSON.stringify([text, previous?.question ?? null, askedBack]);
}
