import type { Reading } from "#bot/publishing/read-document.ts";
import { type ChosenPassage, draftRecord } from "#knowledge/edits/draft-record.ts";
import type { Edit } from "#knowledge/edits/edit.ts";
import { listItems } from "#knowledge/edits/list-items.ts";
import { suggestPhrasings } from "#knowledge/edits/suggest-phrasings.ts";
import { AUDIENCES, RECORD_PARTS } from "#knowledge/support-record.ts";
import type { RoomParts } from "../console-parts.ts";
import { readLines } from "../frame/read-lines.ts";

/** Departments that a draft may name at once. */
export const DEPARTMENT_FIELDS = 3;

/** The edits of a new record as the form under a document describes it, or why there are none. */
export function draftFrom(
  posted: FormData,
  { facts, passages }: Reading,
  { publisher }: RoomParts,
  today: string,
): { readonly edits: readonly Edit[] } | { readonly fault: string } {
  const text = (name: string): string => String(posted.get(name) ?? "").trim();
  const name = text("name");
  const chosen = passages.flatMap((passage, place): ChosenPassage[] => {
    const part = RECORD_PARTS.find((it) => it === posted.get(`part.${place}`));
    const own = text(`text.${place}`);
    const { locator } = passage;
    return part ? [{ part, locator, passage: passage.text, ...(own ? { text: own } : {}) }] : [];
  });
  if (name === "") return { fault: "请给这条政策起个名字。" };
  if (chosen.length === 0) return { fault: "请至少给一段选上“放进哪一栏”。" };
  const suggested = suggestPhrasings(name, new Set(chosen.map(({ part }) => part)));
  const orSuggested = (own: readonly string[], phrases: readonly string[]) =>
    own.length > 0 ? own : phrases;
  const { title, number, issuers, issuedOn, from, until } = facts;
  const edits = draftRecord(
    {
      head: {
        title: title?.value ?? null,
        number: number?.value ?? null,
        issuers: issuers.map(({ value }) => value),
        issuedOn: issuedOn?.value ?? null,
        from: text("from") || null,
        until: text("until") || null,
        validityQuote: until?.quote ?? from?.quote ?? null,
      },
      chosen,
      name,
      english: text("english"),
      audiences: AUDIENCES.filter((audience) => posted.getAll("audiences").includes(audience)),
      departments: Array.from({ length: DEPARTMENT_FIELDS }, (_, place) => ({
        name: text(`department.${place}`),
        because: text(`because.${place}`) || null,
      })).filter((department) => department.name !== ""),
      district: text("district") || null,
      summary: { zh: text("summary-zh"), en: text("summary-en") },
      measures: posted.getAll("measures").map(Number).filter(Number.isInteger),
      words: orSuggested(readLines(text("words")), suggested.words),
      asks: orSuggested(readLines(text("asks")), suggested.asks),
      englishWords: readLines(text("english-words")),
      supersedes: text("supersedes") || null,
    },
    listItems(publisher.texts()),
    today,
  );
  return { edits };
}
