import { isRecordMatter } from "#knowledge/matter.ts";
import type { Topic } from "./answer.ts";
import type { Finding } from "./evidence.ts";
import type { Meant } from "./question.ts";
import { type DatedTools, toFinding } from "./to-finding.ts";
import type { Query } from "./understood.ts";

/**
 * The finding for a matter that is known to be meant, wherever the search would have put it; none where nothing is that the
 * sources are about. No other record takes its place, since which one is meant is what was asked.
 */
export function findMeant(
  { matter: id, text }: Meant,
  query: Query,
  { previous, ...tools }: DatedTools & { readonly previous: Topic | null },
): Finding | undefined {
  const matter = tools.findMatter(id ?? "");
  if (!matter) return undefined;
  const { ranked, statements } = tools.search(text);
  const others = ranked.filter((item) => item.matter.id !== id && !isRecordMatter(item.matter));
  const found = { ranked: [{ matter, score: ranked[0]?.score ?? 1 }, ...others], statements };
  const before = previous?.matter === id ? (previous.record ?? null) : null;
  return toFinding(found, { ...query, text }, { ...tools, before });
}
