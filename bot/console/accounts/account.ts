import { z } from "zod";

/** What a colleague may do: look; change and answer; approve and see the records of all. Each may what the one before may. */
export const ROLES = ["viewer", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  viewer: "查看",
  editor: "编辑",
  admin: "管理",
};

/** A colleague who may enter the staff room. */
export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly isActive: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastSignInAt: number | null;
}

/** How a name is written: as people write theirs, without spaces and signs that pages and sheets read otherwise. */
export const AccountNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u, "2到64个字：字母、汉字、数字和 . _ @ -");

/** At least twelve characters: length is what counts (NIST SP 800-63B-4, 3.1.1.2), no rules of composition. */
export const PASSWORD_LENGTHS = { least: 12, most: 128 } as const;

export function mayAct(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}
