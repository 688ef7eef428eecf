import { ASKED_DAYS } from "#bot/conversation/asked-log.ts";
import type { GateEnd } from "#bot/golden/gate.ts";
import { runGate } from "#bot/golden/gate.ts";
import type { RunPorts } from "#bot/golden/run-questions.ts";
import { type Change, hashEdits, type Outcome } from "#bot/publishing/change.ts";
import { draftIndexFile } from "#bot/publishing/index-files.ts";
import type { RoomParts } from "../console-parts.ts";
import { withoutQuestions } from "./gate-questions.ts";

/** For so long questions are kept that a change is tried on. */
const DAYS_MS = ASKED_DAYS * 86_400_000;

/** What trying a change ends with: it is kept with the change, or why not. */
export type TryEnd =
  | { readonly kind: "kept" }
  | Exclude<GateEnd, { kind: "finished" }>
  | Extract<Outcome, { kind: "refused" }>;

/** Tries a change on all golden questions and what people asked of late, and keeps what came out with it. */
export async function tryChange(
  { id, edits }: Change,
  parts: RoomParts,
  ports: RunPorts,
): Promise<TryEnd> {
  const { golden, asked, publisher, changeDesk, clock, importedPlaces, indexFile } = parts;
  const now = clock();
  const version = publisher.version();
  const live = publisher.edits();
  const all = await asked.list({ since: now - DAYS_MS });
  // What was asked at a place cannot be asked again: where the asker was is not kept.
  const again = all.filter(({ hadPosition }) => !hadPosition);
  const end = await runGate(
    {
      live: { edits: live, version, indexFile },
      draft: {
        edits: [...live, ...edits],
        version: `${version}+`,
        indexFile: indexFile && draftIndexFile(indexFile),
      },
      golden: await golden.list(),
      asked: again.map(({ turnId, ...rest }) => ({ ...rest, id: turnId })),
      importedPlaces,
      today: now,
    },
    ports,
  );
  if (end.kind !== "finished") return end;
  const gate = { edits: hashEdits(edits), version, at: now, result: withoutQuestions(end.result) };
  const kept = await changeDesk.keepGate(id, gate);
  return kept.kind === "done" ? { kind: "kept" } : kept;
}
