import type { StaffVisitor } from "./staff-room.ts";

/** Sends a file by the form of a page. */
export function uploadFile(
  visitor: StaffVisitor,
  path: string,
  file: { readonly name: string; readonly content: string | Uint8Array },
): Promise<Response> {
  const form = new FormData();
  const content = typeof file.content === "string" ? file.content : new Uint8Array(file.content);
  form.set("file", new File([content], file.name));
  return visitor.post(path, form);
}
