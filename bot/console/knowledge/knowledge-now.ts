import type { AskedKnowledge } from "#bot/golden/golden-runner.ts";
import type { RoomParts } from "../console-parts.ts";

type Parts = Pick<RoomParts, "publisher" | "changes" | "importedPlaces" | "indexFile">;

/** The knowledge that is live, to ask questions over. */
export async function knowledgeNow({
  publisher,
  importedPlaces,
  indexFile,
}: Parts): Promise<AskedKnowledge> {
  const publication = await publisher.publication();
  const version = publication ? `第${publication.number}版` : "原始版";
  return { edits: publisher.edits(), version, importedPlaces, indexFile };
}

/** What went live or was taken back between two moments, oldest first. */
export async function publishedBetween(
  from: number,
  until: number,
  { changes }: Pick<RoomParts, "changes">,
): Promise<readonly { readonly at: number; readonly title: string }[]> {
  const publications = (await changes.publications()).filter(({ at }) => at > from && at <= until);
  const told = await Promise.all(
    publications.map(async ({ change: id, kind, at }) => {
      const change = await changes.find(id);
      const what = kind === "approved" ? "生效" : "撤回";
      return { at, title: `改动${change?.number ?? ""}“${change?.title ?? ""}”${what}` };
    }),
  );
  return told.reverse();
}
