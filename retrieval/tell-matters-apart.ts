import { openPhrasingScores, type PhrasingVectors } from "./near-phrasings.ts";
import { AGREEING } from "./ranked-lists.ts";
import { addRow } from "./vector-rows.ts";

/** Phrasings that are tried, and other matters that each is tried on. */
const TRIED = 150;
const OTHERS = 40;

/**
 * How many, of some phrasings, their vectors find nearer to the other phrasings of their own matter than to those of forty
 * other matters: 0 to 1. Vectors that say nothing find one in forty-one. Yields between the phrasings.
 */
export function* tellMattersApart(vectors: PhrasingVectors): Generator<undefined, number> {
  const { ids, starts, rows } = vectors;
  const ofOthers = openPhrasingScores(vectors, AGREEING);
  // Of its own matter a phrasing is the nearest to itself.
  const ofOwn = openPhrasingScores(vectors, AGREEING + 1);
  const every = Math.max(1, Math.floor(ids.length / OTHERS));
  const others = ids.filter((_, place) => place % every === 0);
  let found = 0;
  let tried = 0;
  for (const [place, id] of ids.entries()) {
    if (Math.floor((place * TRIED) / ids.length) === Math.floor(((place - 1) * TRIED) / ids.length))
      continue;
    const query = new Float32Array(rows.width);
    addRow(query, rows, { place: starts[place] ?? 0, by: 1 });
    const own = ofOwn(query, id);
    tried += 1;
    if (others.every((other) => other === id || ofOthers(query, other) < own)) found += 1;
    yield;
  }
  return tried > 0 ? found / tried : 0;
}
