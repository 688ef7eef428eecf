import type { Aspect } from "#knowledge/language.ts";
import { isRecordMatter, type PlanMatter } from "#knowledge/matter.ts";
import type { Edition } from "#knowledge/record-library.ts";
import type { SearchResult } from "#retrieval/search.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { CONFIDENCE } from "../confidence.ts";
import type { Query } from "../understood.ts";

/** What a search found, of which records are chosen. */
export type Found = Pick<SearchResult, "ranked" | "statements">;

/** Aspects for which a service's record is looked at before a policy's. */
const OF_SERVICE: ReadonlySet<Aspect> = new Set(["where", "how-to", "phone"]);
/** How a service that has no matter of its own stands beside ranked records. */
const SERVICE_SHARE = { wanted: 0.6, otherwise: 0.3 };
/** How much a statement that fits counts by itself, and beside the matter that fits. */
const STATEMENT_SHARE = { alone: 0.6, beside: 0.2 };
const MOST_STATEMENTS = 3;

/** A record with how well the question fits it: 1 for the best matter of the search. */
export interface Support {
  readonly edition: Edition;
  readonly share: number;
  /** Whether a matter of the record's own was found, and not only some words of it. */
  readonly byMatter: boolean;
}

/**
 * Chooses among the records linked to a matter of the plan
 * the one that the question fits best: by the record's own matters, or by what it says.
 *
 * @param day ISO date in Shanghai
 */
export function chooseSupport(
  matter: PlanMatter,
  { found, query, day }: { found: Found; query: Query; day: string },
  { library }: AnsweringTools,
): Support | null {
  const editionOf = (id: string): string | undefined => library.onDay(id, day)?.record.id;
  const shares = sharesOf(found, editionOf);
  const own = sharesOf({ ...found, statements: [] }, editionOf);
  const wantsService = [...query.aspects].some((aspect) => OF_SERVICE.has(aspect));
  const service = wantsService ? SERVICE_SHARE.wanted : SERVICE_SHARE.otherwise;
  return (
    library
      .ofMatter(matter)
      .flatMap(({ id }) => library.onDay(id, day) ?? [])
      .map((edition): Support => {
        const { id, kind } = edition.record;
        const share = (shares.get(id) ?? 0) + districtShare(edition.record.district, query);
        const byMatter = (own.get(id) ?? 0) >= CONFIDENCE.recordShare;
        return { edition, share: kind === "service" ? service + share / 2 : share, byMatter };
      })
      .filter(({ share }) => share >= CONFIDENCE.supportShare)
      .sort((a, b) => b.share - a.share)[0] ?? null
  );
}

/** The district that is named has its own scheme before all others; another's is no answer at all. */
function districtShare(own: string | null, { district }: Query): number {
  if (own === null || district === null) return 0;
  return own === district ? 1 : -1;
}

/** How well a question fits each record, in the edition of the day: by its matters and by what it says. */
export function sharesOf(
  { ranked, statements }: Found,
  editionOf: (id: string) => string | undefined,
): ReadonlyMap<string, number> {
  const byMatter = new Map<string, number>();
  const byStatement = new Map<string, number>();
  const raise = (shares: Map<string, number>, record: string, share: number): void => {
    const id = editionOf(record);
    if (id !== undefined) shares.set(id, Math.max(shares.get(id) ?? 0, share));
  };
  const best = ranked[0]?.score ?? 1;
  for (const { matter, score } of ranked) {
    if (isRecordMatter(matter)) raise(byMatter, matter.record, score / best);
  }
  const top = Math.max(statements[0]?.score ?? 0, CONFIDENCE.statement);
  for (const { record, score } of statements) raise(byStatement, record, score / top);
  const ids = new Set([...byMatter.keys(), ...byStatement.keys()]);
  return new Map(
    [...ids].map((id) => {
      const said = byStatement.get(id) ?? 0;
      const share = Math.max(byMatter.get(id) ?? 0, STATEMENT_SHARE.alone * said);
      return [id, share + STATEMENT_SHARE.beside * said];
    }),
  );
}

/** Where on a record the question's own words stand, best first. */
export function matchedAnchors({ statements }: Found, record: string): string[] {
  const own = statements.filter((item) => item.record === record);
  const least = Math.max(CONFIDENCE.statement, (own[0]?.score ?? 0) * 0.4);
  return own
    .filter(({ score, anchor }) => score >= least && anchor !== "summary")
    .map(({ anchor }) => anchor)
    .slice(0, MOST_STATEMENTS);
}
