import { type AnsweringTools, createAnsweringToolsAside } from "#bot/answering/answering-tools.ts";
import type { LiveTools } from "#bot/answering/live-tools.ts";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import type { Logger } from "#bot/logger.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { type Conflict, findConflicts } from "#knowledge/edits/find-conflicts.ts";
import { overlaySeeds } from "#knowledge/edits/overlay-seeds.ts";
import { SEED_FILES, type SeedTexts, withImportedPlaces } from "#knowledge/seed-texts.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { buildAside } from "./build-aside.ts";
import { type Change, hashEdits, type Outcome, type Refusal, refuse, type Step } from "./change.ts";
import { approve, type LiveNow, rollBack } from "./change-steps.ts";
import type { ChangeStore, Publication } from "./change-store.ts";
import { hashItems } from "./hash-items.ts";
import { putIndexLive, spareIndexFile, takeDraftIndex } from "./index-files.ts";
import { foldEdits, type LeftOut } from "./live-edits.ts";

export interface PublisherParts {
  readonly changes: ChangeStore;
  readonly live: LiveTools;
  /** What is live as yet. */
  readonly started: LiveState;
  readonly importedPlaces: string | undefined;
  /** Of the live knowledge; the one of before lies beside it, so that going back is quick. */
  readonly indexFile: string;
  readonly clock: () => number;
  readonly log: Logger;
}

/** Makes changes live and takes them back, one after another, while the bot answers. */
export interface Publisher {
  /** Hash of the live knowledge: what a gate has to have been run over. */
  version(): string;
  /** The publication that is live; `null` when the seeds are. */
  publication(): Promise<Publication | null>;
  /** Live changes that the seeds no longer bear; they are in no answer. */
  leftOut(): readonly LeftOut[];
  /** All edits that are live, in the order in which they count. */
  edits(): readonly Edit[];
  /** The files of the knowledge as they are live. */
  texts(): SeedTexts;
  /** What steps with these edits are judged by. */
  now(edits: readonly Edit[]): LiveNow;
  /** Loads the live knowledge with more edits, in a process of its own. */
  preview(edits: readonly Edit[]): Promise<Preview>;
  approve(id: string, step: Step): Promise<Outcome>;
  rollBack(id: string, step: Step): Promise<Outcome>;
  /** Comes when what is under way is done. */
  close(): Promise<void>;
}

/** What a draft would come to before it is tried. */
export interface Preview {
  /** What keeps it from going live. */
  readonly faults: readonly string[];
  /** What somebody has to look at. */
  readonly conflicts: readonly Conflict[];
}

/** What is live, and what was meant to be. */
export interface LiveState {
  readonly edits: readonly Edit[];
  /** Live changes that the seeds no longer bear. */
  readonly leftOut: readonly LeftOut[];
  /** Hash of the knowledge. */
  readonly version: string;
}

/** Creates the publisher of the only process that may publish. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { changes, importedPlaces } = parts;
  let state = parts.started;
  const queue = createKeyedQueue();
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => queue("publish", job);
  const base = (): SeedTexts => withImportedPlaces(SEED_FILES, importedPlaces);
  const texts = (): SeedTexts => overlaySeeds(base(), state.edits);
  const now = (edits: readonly Edit[]): LiveNow => ({
    version: state.version,
    hashes: hashItems(texts(), edits),
  });
  const publish = async (change: Change, step: Step): Promise<Outcome> => {
    const published = await makeLive(change, step, { ...parts, started: state });
    if (published.kind === "refused") return published;
    state = published.state;
    return { kind: "done", change: published.change };
  };
  const preview = createPreview(parts);
  return {
    version: () => state.version,
    publication: async () => (await changes.publications())[0] ?? null,
    leftOut: () => state.leftOut,
    edits: () => state.edits,
    texts,
    now,
    preview: (edits) => preview(edits, state),
    approve: (id, step) =>
      inTurn(async () => {
        const change = await changes.find(id);
        if (!change) return refuse("没有这项改动，可能已被删除。");
        const outcome = approve(change, step, now(change.edits));
        return outcome.kind === "done" ? publish(outcome.change, step) : outcome;
      }),
    rollBack: (id, step) =>
      inTurn(async () => {
        const change = await changes.find(id);
        if (!change) return refuse("没有这项改动，可能已被删除。");
        const outcome = rollBack(change, step, await changes.list("live"));
        return outcome.kind === "done" ? publish(outcome.change, step) : outcome;
      }),
    close: () => inTurn(async () => undefined),
  };
}

/** Keeps the preview last asked for, since a page that is looked at again needs no second build. */
function createPreview({
  importedPlaces,
  clock,
}: PublisherParts): (edits: readonly Edit[], live: LiveState) => Promise<Preview> {
  let kept: { readonly key: string; readonly preview: Promise<Preview> } | null = null;
  const build = async (edits: readonly Edit[], live: LiveState): Promise<Preview> => {
    const all = [...live.edits, ...edits];
    const built = await buildAside({ edits: all, importedPlaces, indexFile: undefined });
    if (built.knowledge === undefined) return { faults: built.faults, conflicts: [] };
    const day = shanghaiDay(new Date(clock()));
    return { faults: [], conflicts: findConflicts(edits, built.knowledge, day) };
  };
  return (edits, live) => {
    const day = shanghaiDay(new Date(clock()));
    const key = JSON.stringify([live.version, day, hashEdits(edits)]);
    if (kept?.key === key) return kept.preview;
    const preview = build(edits, live);
    kept = { key, preview };
    preview.catch(() => {
      kept = null;
    });
    return preview;
  };
}

type Published =
  | { readonly kind: "done"; readonly change: Change; readonly state: LiveState }
  | Refusal;

/**
 * Builds the knowledge as a change leaves it, writes down that it is live, and only then answers with it: whenever the
 * process ends, the next one starts with what is written down. If the build fails nothing has changed.
 */
async function makeLive(change: Change, step: Step, parts: PublisherParts): Promise<Published> {
  const { changes, importedPlaces, indexFile } = parts;
  const { edits, leftOut } = await findLive(change, parts);
  const spare = spareIndexFile(indexFile);
  if (change.state === "live") await takeDraftIndex(indexFile);
  const built = await buildAside({
    edits,
    importedPlaces,
    indexFile: spare,
    unchangedFrom: indexFile,
  });
  if (built.knowledge === undefined)
    return refuse("生效后的知识会有错，没有做任何改动。请先改正：", built.faults);
  const { knowledge, version } = built;
  const tools = await createAnsweringToolsAside(knowledge, { indexFile: spare });
  const kind = change.state === "live" ? "approved" : "rolled-back";
  const { by, at } = step;
  const publication = await changes.publish(change, { kind, by, at, version });
  if (!publication) return refuse("另一个人刚刚动过这项改动：请刷新页面再看。");
  goLive(tools, publication, parts);
  const saved = { ...change, revision: change.revision + 1 };
  return { kind: "done", change: saved, state: { edits, leftOut, version } };
}

/** Changes that the seeds do not bear stay out, and are forgotten when they are rolled back. */
async function findLive(
  change: Change,
  { changes, started }: PublisherParts,
): Promise<Pick<LiveState, "edits" | "leftOut">> {
  const leftOut = started.leftOut.filter((it) => it.change.id !== change.id);
  const out = new Set([...started.leftOut.map((it) => it.change.id), change.id]);
  const others = (await changes.list("live")).filter(({ id }) => !out.has(id));
  const live = change.state === "live" ? [...others, change] : others;
  return { edits: foldEdits(live), leftOut };
}

function goLive(
  tools: AnsweringTools,
  { number, kind, change }: Publication,
  { live, indexFile, log }: PublisherParts,
): void {
  live.replace(tools);
  log.info({ event: "knowledge.published", number, kind, change });
  try {
    putIndexLive(indexFile);
  } catch (error) {
    // The next start builds the file anew.
    log.warn({ event: "index.unsaved", reason: (error as Error).message });
  }
}
