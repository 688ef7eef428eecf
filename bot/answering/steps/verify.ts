import { say } from "#knowledge/wording.ts";
import type { AnswerPart, Citation } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { Draft } from "../draft.ts";
import { findUnsupported } from "../find-unsupported.ts";

/**
 * Checks every statement of a draft against its grounds; one that says more than they do is replaced
 * with the quotation itself, so that nothing unsupported is ever sent. The same check stands behind
 * whatever wrote the draft.
 */
export function verify(draft: Draft, tools: AnsweringTools): Draft {
  const bodies = tools.knowledge.departments.flatMap(({ name, today }) =>
    today ? [name, today.name] : [name],
  );
  const [citation] = draft.citations;
  const parts: AnswerPart[] = [];
  let replaced = false;
  for (const part of draft.parts) {
    if (findUnsupported(part, bodies).length === 0) parts.push(part);
    else if (!replaced) {
      parts.push(quotation(citation, tools));
      replaced = true;
    }
  }
  return { ...draft, parts };
}

function quotation({ title, locator, quote }: Citation, { knowledge }: AnsweringTools): AnswerPart {
  const text = say(knowledge.wording, "quote.first", "zh", { title, locator, quote });
  return { kind: "quote", text, grounds: [quote, locator] };
}
