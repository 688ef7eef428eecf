import type { GoldenDraft } from "#bot/golden/golden-question.ts";
import { readLines } from "../frame/read-lines.ts";

type Form = Readonly<Record<string, unknown>>;

/** What a form says of a golden question, not yet checked. */
export function readGoldenForm(form: Form, id?: string): Record<string, unknown> {
  const text = (name: string): string =>
    String(form[name] ?? "")
      .replaceAll("\r\n", "\n")
      .trim();
  const textOrNull = (name: string): string | null => text(name) || null;
  const lines = (name: string): string[] =>
    text(name)
      .split(/[\n；]/u)
      .map((line) => line.trim())
      .filter(Boolean);
  const measure = text("measure");
  return {
    ...(id === undefined ? {} : { id }),
    question: text("question"),
    before: readLines(text("before")),
    on: textOrNull("on"),
    expects: {
      status: textOrNull("status"),
      measure: measure === "" ? null : Number(measure),
      record: textOrNull("record"),
      department: textOrNull("department"),
      facts: lines("facts"),
      absent: lines("absent"),
    },
    note: text("note"),
  };
}

/** A draft with nothing in it. */
export const EMPTY_DRAFT: GoldenDraft = {
  question: "",
  before: [],
  on: null,
  expects: { status: null, measure: null, record: null, department: null, facts: [], absent: [] },
  note: "",
};
