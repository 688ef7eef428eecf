import { z } from "zod";
import type { Expectation } from "./golden-question.ts";
import type { Outcome } from "./outcome.ts";

/** What of an answer is expected, each counted for itself. */
export const FIGURES = ["status", "measure", "record", "department", "facts", "absent"] as const;
export type Figure = (typeof FIGURES)[number];

/** An expectation that an answer did not meet. */
export const MissSchema = z.object({
  figure: z.enum(FIGURES),
  wanted: z.string(),
  /** Of a fact that is lacking empty; of one that must not stand there its surroundings. */
  got: z.string(),
});
export type Miss = z.infer<typeof MissSchema>;

const NUMERAL = "\\d一二三四五六七八九十百千两";
/** Characters shown on either side of what must not stand in an answer. */
const SURROUNDINGS = 12;

/** Judges an answer by what is expected of it; empty where all is met. */
export function checkGolden(expects: Expectation, outcome: Outcome): readonly Miss[] {
  const { status, facts, absent } = expects;
  const text = plain(outcome.text);
  const isBroken = status === null && outcome.status === "error";
  return [
    ...(isBroken ? [{ figure: "status" as const, wanted: "answered", got: "error" }] : []),
    ...(["status", "measure", "record", "department"] as const)
      .filter((figure) => expects[figure] !== null && expects[figure] !== outcome[figure])
      .map((figure) => ({
        figure,
        wanted: String(expects[figure]),
        got: String(outcome[figure] ?? ""),
      })),
    ...facts
      .filter((fact) => find(text, fact) === null)
      .map((fact) => ({ figure: "facts" as const, wanted: fact, got: "" })),
    ...absent.flatMap((fact) => {
      const got = find(text, fact);
      return got === null ? [] : [{ figure: "absent" as const, wanted: fact, got }];
    }),
  ];
}

/** The figures that something is expected of. */
export function figuresOf(expects: Expectation): readonly Figure[] {
  return FIGURES.filter((figure) =>
    figure === "facts" || figure === "absent"
      ? expects[figure].length > 0
      : expects[figure] !== null,
  );
}

/**
 * The surroundings of a fact in a text; `null` where it does not stand there. A number is only found whole: 500元 does
 * not stand in 1500元, nor 5% in 0.5%.
 */
function find(text: string, fact: string): string | null {
  for (const form of fact.split(/[|｜]/u).map(plain).filter(Boolean)) {
    const at = text.search(toPattern(form));
    if (at >= 0) return text.slice(Math.max(0, at - SURROUNDINGS), at + form.length + SURROUNDINGS);
  }
  return null;
}

function toPattern(form: string): RegExp {
  const before = new RegExp(`^[${NUMERAL}]`, "u").test(form) ? `(?<![${NUMERAL}]|\\d\\.)` : "";
  const after = /\d$/u.test(form) ? "(?!\\d|\\.\\d)" : "";
  return new RegExp(before + RegExp.escape(form) + after, "u");
}

/** Width, case, spaces and the commas within numbers aside. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\s/gu, "")
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, "");
}
