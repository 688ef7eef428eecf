import { z } from "zod";

/** A = official or two sources, B = one source, C = unconfirmed and never shown to the public. */
export const SourceLevelSchema = z.enum(["A", "B", "C"]);

export const ContactSchema = z.strictObject({
  kind: z.enum(["phone", "web"]),
  value: z.string().min(3),
  covers: z.string().min(1),
  level: SourceLevelSchema,
});
export type Contact = z.infer<typeof ContactSchema>;

const TodaySchema = z.strictObject({
  /** `work-moved`: the body still exists, but another one now leads its work. */
  change: z.enum(["renamed", "work-moved"]),
  name: z.string().min(2),
  english: z.string().min(2),
  level: SourceLevelSchema,
  evidence: z.string().min(4),
});

/** A body the plan names. */
export const DepartmentSchema = z.strictObject({
  /** As the plan prints it: 市房屋管理局. */
  name: z.string().min(3),
  fullName: z.string().min(4),
  english: z.string().min(4),
  aliases: z.array(z.string().min(2)),
  /** What it is called on the day of the knowledge's date; `null` where nothing changed. */
  today: TodaySchema.nullable(),
  contacts: z.array(ContactSchema),
});
export type Department = z.infer<typeof DepartmentSchema>;

/** 各区政府, 相关区政府, 各行业主管部门: labels that stand for bodies and are never routed to. */
export const GroupLabelSchema = z.strictObject({
  label: z.string().min(3),
  resolution: z.enum(["district", "topic"]),
  topics: z
    .array(z.strictObject({ words: z.array(z.string()), department: z.string() }))
    .default([]),
});
export type GroupLabel = z.infer<typeof GroupLabelSchema>;

export const DepartmentsFileSchema = z.strictObject({
  departments: z.array(DepartmentSchema).min(1),
  groupLabels: z.array(GroupLabelSchema),
  cityLine: z.strictObject({
    phone: z.string(),
    covers: z.string(),
    level: SourceLevelSchema,
    source: z.string(),
  }),
});
export type DepartmentsFile = z.infer<typeof DepartmentsFileSchema>;

/** The body to look for today where it is not the printed one; unconfirmed changes are not shown. */
export function publicToday({ today }: Department): Department["today"] {
  return today && today.level !== "C" ? today : null;
}

/** The contacts that may be shown: level C is kept for staff to confirm and never leaves this room. */
export function publicContacts(department: Department): readonly Contact[] {
  return department.contacts.filter(({ level }) => level !== "C");
}
