import { z } from "zod";
import { GLOSSARY_FILES } from "../glossary.ts";
import { nameOfItem } from "./items-of.ts";

/** What can be edited while the bot runs; the plan, the words of the language and the replies are the developers'. */
export const EDIT_KINDS = [
  "record",
  "matter",
  "department",
  "concept",
  "place-list",
  "place-kind",
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** The files in which items of a kind may stand: no edit reaches another one. */
const FILES_OF_KIND: Readonly<Record<EditKind, RegExp>> = {
  record: /^(?:policies|services)\/[a-z0-9]+(?:-[a-z0-9]+)*\.json$/u,
  matter: /^matters\/(?:\d{2}|policy-[a-z0-9]+(?:-[a-z0-9]+)*)\.json$/u,
  department: /^departments\.json$/u,
  concept: new RegExp(`^glossary/(?:${GLOSSARY_FILES.join("|")})\\.json$`, "u"),
  "place-list": /^places\/[a-z0-9-]+\.json$/u,
  "place-kind": /^place-kinds\.json$/u,
};

export const EditSchema = z
  .strictObject({
    kind: z.enum(EDIT_KINDS),
    /** Under seeds/: policies/x.json, departments.json, matters/05.json, glossary/plan.json, places/x.json. */
    file: z.string(),
    /** Of the item in the file: id of a record, matter, list or kind, name of a department, term of a concept. */
    item: z.string().min(1),
    /** `null` takes it away. */
    content: z.unknown(),
  })
  .refine(({ kind, file }) => FILES_OF_KIND[kind].test(file), "a file of its kind")
  .refine(
    ({ kind, file, item }) => !isWholeFile(kind) || file.endsWith(`/${item}.json`),
    "an item with the name of its file",
  )
  .refine(
    ({ kind, item, content }) =>
      !isWholeFile(kind) || content === null || nameOfItem(content) === item,
    "an id that stays the same",
  );

/** One item of the seeds in another wording: added, changed, or taken away. */
export interface Edit {
  readonly kind: EditKind;
  readonly file: string;
  readonly item: string;
  readonly content: unknown;
}

/** Whether an item of this kind has a file to itself. */
export function isWholeFile(kind: EditKind): boolean {
  return kind === "record" || kind === "place-list";
}

/** Tells items apart: two edits with the same key are of the same item. */
export function keyOfEdit({ file, item }: Pick<Edit, "file" | "item">): string {
  return `${file}#${item}`;
}
