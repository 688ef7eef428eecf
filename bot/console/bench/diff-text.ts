import { diffArrays } from "diff";

/** A stretch of a text beside another version of it. */
export interface DiffRun {
  readonly text: string;
  readonly kind: "same" | "removed" | "added";
}

/** Numbers with their marks and Latin words stay whole, so that 10万 beside 20万 reads as such. */
const TOKEN = /\d+(?:[.,]\d+)*%?|\p{Script=Latin}+|./gsu;
/** In characters; shorter stretches that chance to be the same between two changes only make them unreadable. */
const SHORTEST_SAME = 2;

/** Compares two versions of a text, character by character; the runs without the added ones are the first, and vice versa. */
export function diffText(before: string, after: string): DiffRun[] {
  const changes = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? []);
  const runs = changes.map(({ value, added, removed }): DiffRun => {
    const text = value.join("");
    if (added) return { text, kind: "added" };
    return { text, kind: removed ? "removed" : "same" };
  });
  return joinRuns(runs.flatMap((run, place) => splitChance(run, place, runs)));
}

/** A stretch that is the same by chance counts as changed. */
function splitChance(run: DiffRun, place: number, runs: readonly DiffRun[]): DiffRun[] {
  const isBetween = place > 0 && place < runs.length - 1;
  const isChance = run.kind === "same" && isBetween && [...run.text].length < SHORTEST_SAME;
  if (!isChance || run.text === "\n" || /\d/u.test(run.text)) return [run];
  return [
    { text: run.text, kind: "removed" },
    { text: run.text, kind: "added" },
  ];
}

/** Changes side by side as one of each kind, what went before what came. */
function joinRuns(runs: readonly DiffRun[]): DiffRun[] {
  const joined: DiffRun[] = [];
  let removed = "";
  let added = "";
  const close = (): void => {
    if (removed) joined.push({ text: removed, kind: "removed" });
    if (added) joined.push({ text: added, kind: "added" });
    removed = "";
    added = "";
  };
  for (const { text, kind } of runs) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      joined.push({ text, kind });
    }
  }
  close();
  return joined;
}
