import type { IndexBlocks } from "./index-file.ts";
import type { Postings } from "./postings.ts";

/** Postings as blocks of a file, each name led by `prefix`; their terms are written by `writeTerms`. */
export function writePostings(prefix: string, postings: Postings): IndexBlocks {
  const { ids, lengths, starts, texts, frequencies } = postings;
  return {
    numbers: {
      [`${prefix}.lengths`]: lengths,
      [`${prefix}.starts`]: starts,
      [`${prefix}.texts`]: texts,
      [`${prefix}.frequencies`]: frequencies,
    },
    texts: { [`${prefix}.ids`]: ids },
  };
}

/**
 * Reads postings that `writePostings` wrote.
 *
 * @throws Error naming a block that is not there
 */
export function readPostings(
  prefix: string,
  blocks: IndexBlocks,
  terms: Postings["terms"],
): Postings {
  return {
    ids: textsOf(blocks, `${prefix}.ids`),
    terms,
    lengths: numbersOf(blocks, `${prefix}.lengths`, Float32Array),
    starts: numbersOf(blocks, `${prefix}.starts`, Uint32Array),
    texts: numbersOf(blocks, `${prefix}.texts`, Uint32Array),
    frequencies: numbersOf(blocks, `${prefix}.frequencies`, Uint16Array),
  };
}

/** The terms of postings as a block; several postings may share them. */
export function writeTerms({ terms }: Postings): IndexBlocks {
  return { numbers: {}, texts: { terms: [...terms.keys()] } };
}

/** Reads the terms that `writeTerms` wrote. */
export function readTerms(blocks: IndexBlocks): Postings["terms"] {
  return new Map(textsOf(blocks, "terms").map((term, place) => [term, place]));
}

/** The texts of a block. */
export function textsOf({ texts }: IndexBlocks, name: string): readonly string[] {
  const block = texts[name];
  if (!block) throw new Error(`index file: no block of texts "${name}"`);
  return block;
}

/** The numbers of a block, which must be of the kind that was written. */
export function numbersOf<Kind>(
  { numbers }: IndexBlocks,
  name: string,
  kind: new (...args: never[]) => Kind,
): Kind {
  const block: unknown = numbers[name];
  if (!(block instanceof kind)) throw new Error(`index file: no block of numbers "${name}"`);
  return block;
}
