import type { Change } from "#bot/publishing/change.ts";
import { wentLiveAfter } from "#bot/publishing/change-steps.ts";
import { foldEdits } from "#bot/publishing/live-edits.ts";
import { describeForm } from "#knowledge/edits/describe-form.ts";
import { EDIT_KINDS } from "#knowledge/edits/edit.ts";
import type { FormLabels } from "#knowledge/edits/form-labels.ts";
import { formKindOf } from "#knowledge/edits/item-schema.ts";
import { findContent } from "#knowledge/edits/list-items.ts";
import { overlaySeeds } from "#knowledge/edits/overlay-seeds.ts";
import { SEED_FILES, type SeedTexts, withImportedPlaces } from "#knowledge/seed-texts.ts";
import type { RoomParts } from "../console-parts.ts";
import type { ChangePage } from "./change-view.ts";
import { fieldWordsOf } from "./field-words.ts";

/** What a change alters and what stands against it, for its page. */
export async function describeChange(
  change: Change,
  { isTrying, labels }: { isTrying: boolean; labels: FormLabels },
  { publisher, changeDesk, changes, live, importedPlaces }: RoomParts,
): Promise<
  Pick<ChangePage, "differences" | "faults" | "conflicts" | "stale" | "version" | "nameOf">
> {
  const { library, findMatter } = live.current;
  const isOpen =
    change.state === "draft" || change.state === "proposed" || change.state === "rejected";
  const isWaiting = isOpen && !isTrying && change.edits.length > 0;
  const preview = isWaiting ? await publisher.preview(change.edits) : null;
  // Of a change that is live what it changed is shown, and not that nothing differs any more.
  const texts = isOpen
    ? publisher.texts()
    : textsBefore(change, await changes.list("live"), importedPlaces);
  // What is new has its name only in the change.
  const named = new Map(change.edits.map(({ item, content }) => [item, labelOf(content)]));
  return {
    differences: change.edits
      .toSorted((a, b) => EDIT_KINDS.indexOf(a.kind) - EDIT_KINDS.indexOf(b.kind))
      .map((edit) => ({
        edit,
        label: labelOf(edit.content) ?? edit.item,
        before: findContent(texts, edit),
        after: edit.content,
        words: fieldWordsOf(describeForm(formKindOf(edit), labels)),
      })),
    faults: preview?.faults ?? [],
    conflicts: (preview?.conflicts ?? []).map(({ message }) => message),
    stale: isOpen ? changeDesk.stale(change) : [],
    version: publisher.version(),
    nameOf: (id) => named.get(id) ?? library.find(id)?.name ?? findMatter(id)?.name ?? id,
  };
}

function textsBefore(
  change: Change,
  live: readonly Change[],
  importedPlaces: string | undefined,
): SeedTexts {
  const earlier = live.filter((it) => it.id !== change.id && !wentLiveAfter(it, change));
  return overlaySeeds(withImportedPlaces(SEED_FILES, importedPlaces), foldEdits(earlier));
}

function labelOf(content: unknown): string | null {
  const name = (content as { readonly name?: unknown } | null)?.name;
  return typeof name === "string" ? name : null;
}
