import type { Edit } from "#knowledge/edits/edit.ts";
import { SeedInvalidError } from "#knowledge/errors.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import type { Change } from "./change.ts";
import { wentLiveAfter } from "./change-steps.ts";

/** A live change that the seeds no longer bear, and why. */
export interface LeftOut {
  readonly change: Change;
  readonly faults: readonly string[];
}

/** The knowledge with all live changes that it bears. */
export interface LiveKnowledge {
  readonly knowledge: Knowledge;
  readonly edits: readonly Edit[];
  readonly leftOut: readonly LeftOut[];
}

/** The edits of live changes in the order in which they count: the last one of an item wins. */
export function foldEdits(live: readonly Change[]): readonly Edit[] {
  return inOrder(live).flatMap(({ edits }) => edits);
}

/**
 * Loads the knowledge with the live changes. When newer seeds no longer bear them all, they are laid over one by one,
 * the oldest first, and each with which a fault comes is left out.
 *
 * @throws SeedInvalidError when the seeds are at fault by themselves
 */
export function loadLiveKnowledge(live: readonly Change[], importedPlaces?: string): LiveKnowledge {
  const all = foldEdits(live);
  try {
    return { knowledge: loadKnowledge(importedPlaces, all), edits: all, leftOut: [] };
  } catch (error) {
    if (!(error instanceof SeedInvalidError) || all.length === 0) throw error;
    return loadFitting(inOrder(live), importedPlaces);
  }
}

function loadFitting(live: readonly Change[], importedPlaces?: string): LiveKnowledge {
  let fitting: LiveKnowledge = {
    knowledge: loadKnowledge(importedPlaces),
    edits: [],
    leftOut: [],
  };
  for (const change of live) {
    const edits = [...fitting.edits, ...change.edits];
    try {
      fitting = { ...fitting, knowledge: loadKnowledge(importedPlaces, edits), edits };
    } catch (error) {
      if (!(error instanceof SeedInvalidError)) throw error;
      fitting = { ...fitting, leftOut: [...fitting.leftOut, { change, faults: error.faults }] };
    }
  }
  return fitting;
}

function inOrder(live: readonly Change[]): readonly Change[] {
  return live.toSorted((one, other) => (wentLiveAfter(one, other) ? 1 : -1));
}
