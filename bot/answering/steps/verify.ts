import { say } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Draft, Replaced, Verified } from "../draft.ts";
import { findUnsupported } from "../find-unsupported.ts";

/**
 * Checks every statement of a draft against its grounds; one that says more than they do is replaced
 * with the quotation itself, so that nothing unsupported is ever sent. The same check stands behind
 * whatever wrote the draft.
 */
export function verify(draft: Draft, tools: AnsweringTools): Verified {
  const bodies = tools.knowledge.departments.flatMap(({ name, today }) =>
    today ? [name, today.name] : [name],
  );
  const [citation] = draft.citations;
  const parts: AnswerPart[] = [];
  const replaced: Replaced[] = [];
  for (const part of draft.parts) {
    const unsupported = findUnsupported(part, bodies);
    if (unsupported.length === 0) {
      parts.push(part);
      continue;
    }
    const by = replaced.length === 0 ? quotation(citation, tools) : null;
    if (by) parts.push(by);
    replaced.push({ part, unsupported, by });
  }
  return { ...draft, parts, replaced };
}

function quotation({ title, locator, quote }: Citation, { knowledge }: AnsweringTools): AnswerPart {
  const text = say(knowledge.wording, "quote.first", "zh", { title, locator, quote });
  return { kind: "quote", text, grounds: [quote, locator] };
}
