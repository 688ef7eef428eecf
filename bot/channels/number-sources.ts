import type { AnswerPart, Citation } from "#bot/answering/answer.ts";

/** A source as the reader counts them: all citations of one document of a record are one. */
export interface NumberedSource {
  readonly number: number;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Numbers the sources of an answer in the order in which they are cited. */
export function numberSources(citations: readonly Citation[]): NumberedSource[] {
  const groups = Map.groupBy(citations, keyOf);
  return [...groups.values()].flatMap(([first, ...others], place) =>
    first ? [{ number: place + 1, citations: [first, ...others] as const }] : [],
  );
}

/** A record's source as it is listed: an official document by title and number, a report by its publisher too. */
export function nameSource({ title, documentNumber, sources }: Citation): string {
  const publisher = sources?.[0]?.publisher ?? "";
  return documentNumber ? `《${title}》${documentNumber}` : `${title}（${publisher}）`;
}

/** The sources of a statement, each with the address of what bears it out. */
export function sourcesOf(
  { cites }: { readonly cites?: AnswerPart["cites"] | undefined },
  sources: readonly NumberedSource[],
): { readonly number: number; readonly url: string }[] {
  return sources.flatMap(({ number, citations }) => {
    const url = citations.find((citation) => cites?.includes(citation.url))?.url;
    return url === undefined ? [] : [{ number, url }];
  });
}

function keyOf({ document, title, url, sources }: Citation): string {
  return sources === undefined ? url : `${document} ${title}`;
}
