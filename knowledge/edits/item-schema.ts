import type { z } from "zod";
import { DepartmentSchema } from "../department.ts";
import { ConceptSchema } from "../glossary.ts";
import { MatterEntrySchema, RecordMatterSchema } from "../matter.ts";
import { PlaceKindSchema } from "../places/place-kind.ts";
import { PlaceListSchema } from "../places/place-list.ts";
import { SupportRecordSchema } from "../support-record.ts";
import type { Edit } from "./edit.ts";

/** The schema of each kind of item; matters of the plan and of records are two kinds to whoever writes them. */
export const ITEM_SCHEMAS = {
  record: SupportRecordSchema,
  "plan-matter": MatterEntrySchema,
  "record-matter": RecordMatterSchema,
  department: DepartmentSchema,
  concept: ConceptSchema,
  "place-list": PlaceListSchema,
  "place-kind": PlaceKindSchema,
} as const satisfies Record<string, z.ZodType>;
export type FormKind = keyof typeof ITEM_SCHEMAS;

/** In which form an item is written. */
export function formKindOf({ kind, file }: Pick<Edit, "kind" | "file">): FormKind {
  if (kind !== "matter") return kind;
  return file.startsWith("matters/policy-") ? "record-matter" : "plan-matter";
}
