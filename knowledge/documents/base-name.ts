const LONGEST_NAME = 120;
/** Controls, what turns the direction of reading, what a file system forbids, and the dots of hidden files. */
const UNWANTED = /[\p{Cc}\p{Bidi_Control}<>:"|?*]|^\.+/gu;

/** Gives of a file's name, or a path of any system, what can be shown: its last part, the end of it when it is long. */
export function toBaseName(name: string): string {
  const base = name.split(/[\\/]/u).at(-1) ?? "";
  const shown = base.replace(UNWANTED, "").trim().slice(-LONGEST_NAME).toWellFormed();
  return shown || "未命名";
}
