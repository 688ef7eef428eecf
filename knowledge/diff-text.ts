import { diffArrays } from "diff";
import { z } from "zod";

/** A stretch that both texts have, or only one. */
export const DiffRunSchema = z.object({
  kind: z.enum(["same", "removed", "added"]),
  text: z.string(),
});
export type DiffRun = z.infer<typeof DiffRunSchema>;

/** Numbers with their unit of measure and Latin words stay whole; all else goes by characters. */
const PIECES = /[\d０-９]+(?:[.,．，][\d０-９]+)*[%％]?|[A-Za-z]+|./gsu;
/** A stretch both have that is shorter than this, between two changes, reads better as changed too. */
const SHORTEST_SAME = 2;
/** Past this many steps the texts have so little in common that each is shown whole. */
const MOST_EDITS = 4000;

/** Gives what was taken out of a text and what was put in, in runs that can be read. */
export function diffText(before: string, after: string): DiffRun[] {
  if (before === after) return [{ kind: "same", text: before }];
  const changes = diffArrays(before.match(PIECES) ?? [], after.match(PIECES) ?? [], {
    maxEditLength: MOST_EDITS,
  });
  if (!changes) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return gather(
    changes.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })),
  );
}

/** Puts changes that only crumbs part together: what was taken out first, then what was put in. */
function gather(runs: readonly DiffRun[]): DiffRun[] {
  const gathered: DiffRun[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed !== "") gathered.push({ kind: "removed", text: removed });
    if (added !== "") gathered.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  runs.forEach(({ kind, text }, at) => {
    const isBetween = removed + added !== "" && at < runs.length - 1;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (isBetween && text.length < SHORTEST_SAME) {
      removed += text;
      added += text;
    } else {
      close();
      gathered.push({ kind, text });
    }
  });
  close();
  return gathered;
}
