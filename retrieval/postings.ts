/** One thing that can be found, as tokens. */
export interface IndexedText {
  readonly id: string;
  readonly tokens: readonly string[];
}

/**
 * Which texts hold which terms how often. The postings of term `t` stand from `starts[t]` to `starts[t + 1]`,
 * in the order of their texts, which are places in `ids`. A term beyond `starts` stands in none.
 */
export interface Postings {
  readonly ids: readonly string[];
  /** Of the texts, in tokens. */
  readonly lengths: Float32Array;
  readonly terms: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly frequencies: Uint16Array;
}

/** Texts as numbers of terms, which take a tenth of the memory of their tokens. */
interface Encoded {
  readonly ids: string[];
  readonly texts: Uint32Array[];
  readonly terms: ReadonlyMap<string, number>;
}

/** Counted no further: a term that stands so often in one text says all it can. */
const MOST = 65_535;

/**
 * Collects the postings of texts, which are read once, one at a time.
 *
 * @param terms numbers of terms, which grow; several collections that share them need one table of terms only
 */
export function collectPostings(
  texts: Iterable<IndexedText>,
  terms: Map<string, number> = new Map(),
): Postings {
  const encoded = encode(texts, terms);
  const starts = startsOf(countTexts(encoded));
  const size = starts.at(-1) ?? 0;
  const postings = { texts: new Uint32Array(size), frequencies: new Uint16Array(size) };
  const ends = starts.slice();
  encoded.texts.forEach((terms, place) => {
    for (const term of terms) {
      const end = ends[term] ?? 0;
      const isAgain = end > (starts[term] ?? 0) && postings.texts[end - 1] === place;
      const at = isAgain ? end - 1 : end;
      postings.texts[at] = place;
      postings.frequencies[at] = Math.min(MOST, (postings.frequencies[at] ?? 0) + 1);
      ends[term] = at + 1;
    }
  });
  const lengths = Float32Array.from(encoded.texts, ({ length }) => length);
  return { ids: encoded.ids, lengths, terms: encoded.terms, starts, ...postings };
}

function encode(texts: Iterable<IndexedText>, terms: Map<string, number>): Encoded {
  const encoded: Encoded = { ids: [], texts: [], terms };
  for (const { id, tokens } of texts) {
    const numbers = new Uint32Array(tokens.length);
    tokens.forEach((token, i) => {
      const known = terms.get(token);
      numbers[i] = known ?? terms.size;
      if (known === undefined) terms.set(token, terms.size);
    });
    encoded.ids.push(id);
    encoded.texts.push(numbers);
  }
  return encoded;
}

/** In how many texts each term stands. */
function countTexts({ texts, terms }: Encoded): Uint32Array {
  const counts = new Uint32Array(terms.size);
  const last = new Int32Array(terms.size).fill(-1);
  texts.forEach((numbers, place) => {
    for (const term of numbers) {
      if (last[term] === place) continue;
      last[term] = place;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  });
  return counts;
}

/**
 * The postings of groups of neighbouring texts, each taken as one text.
 *
 * @param groupOf the place in `ids` of the group of each text, never falling
 */
export function groupPostings(
  postings: Postings,
  { ids, groupOf }: { ids: readonly string[]; groupOf: Uint32Array },
): Postings {
  const lengths = new Float32Array(ids.length);
  postings.lengths.forEach((length, text) => {
    const group = groupOf[text] ?? 0;
    lengths[group] = (lengths[group] ?? 0) + length;
  });
  const texts = new Uint32Array(postings.texts.length);
  const frequencies = new Uint16Array(postings.texts.length);
  const starts = new Uint32Array(postings.starts.length);
  let end = 0;
  for (let term = 0; term + 1 < starts.length; term += 1) {
    const first = end;
    for (let at = postings.starts[term] ?? 0; at < (postings.starts[term + 1] ?? 0); at += 1) {
      const group = groupOf[postings.texts[at] ?? 0] ?? 0;
      if (end === first || texts[end - 1] !== group) texts[end++] = group;
      const sum = (frequencies[end - 1] ?? 0) + (postings.frequencies[at] ?? 0);
      frequencies[end - 1] = Math.min(MOST, sum);
    }
    starts[term + 1] = end;
  }
  const own = { texts: texts.slice(0, end), frequencies: frequencies.slice(0, end) };
  return { ids, lengths, terms: postings.terms, starts, ...own };
}

/**
 * The postings of texts that have the tokens of several fields together: those of the text at a place are those of the
 * texts at that place in each. The fields share one table of terms.
 */
export function addPostings(fields: readonly Postings[], ids: readonly string[]): Postings {
  const lengths = new Float32Array(ids.length);
  for (const field of fields) {
    field.lengths.forEach((length, text) => {
      lengths[text] = (lengths[text] ?? 0) + length;
    });
  }
  const size = Math.max(0, ...fields.map(({ starts }) => starts.length - 1));
  const most = fields.reduce((sum, { texts }) => sum + texts.length, 0);
  const texts = new Uint32Array(most);
  const frequencies = new Uint16Array(most);
  const starts = new Uint32Array(size + 1);
  const counts = new Uint32Array(ids.length);
  let end = 0;
  for (let term = 0; term < size; term += 1) {
    const first = end;
    for (const text of countTerm(fields, term, counts)) texts[end++] = text;
    texts.subarray(first, end).sort();
    for (let at = first; at < end; at += 1) {
      const text = texts[at] ?? 0;
      frequencies[at] = Math.min(MOST, counts[text] ?? 0);
      counts[text] = 0;
    }
    starts[term + 1] = end;
  }
  const own = { texts: texts.slice(0, end), frequencies: frequencies.slice(0, end) };
  return { ids, lengths, terms: fields.at(-1)?.terms ?? new Map(), starts, ...own };
}

/** Adds up how often each text holds a term in all fields, and gives the texts that hold it, each once. */
function countTerm(fields: readonly Postings[], term: number, counts: Uint32Array): number[] {
  const found: number[] = [];
  for (const { starts, texts, frequencies } of fields) {
    for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at += 1) {
      const text = texts[at] ?? 0;
      if (counts[text] === 0) found.push(text);
      counts[text] = (counts[text] ?? 0) + (frequencies[at] ?? 0);
    }
  }
  return found;
}

/** The postings of the first texts alone. */
export function firstPostings(postings: Postings, ids: readonly string[]): Postings {
  const texts = new Uint32Array(postings.texts.length);
  const frequencies = new Uint16Array(postings.texts.length);
  const starts = new Uint32Array(postings.starts.length);
  let end = 0;
  for (let term = 0; term + 1 < starts.length; term += 1) {
    for (let at = postings.starts[term] ?? 0; at < (postings.starts[term + 1] ?? 0); at += 1) {
      const text = postings.texts[at] ?? 0;
      if (text >= ids.length) break;
      texts[end] = text;
      frequencies[end++] = postings.frequencies[at] ?? 0;
    }
    starts[term + 1] = end;
  }
  const own = { texts: texts.slice(0, end), frequencies: frequencies.slice(0, end) };
  const lengths = postings.lengths.slice(0, ids.length);
  return { ids, lengths, terms: postings.terms, starts, ...own };
}

function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, term) => {
    starts[term + 1] = (starts[term] ?? 0) + count;
  });
  return starts;
}

/** Whether a text holds a term. */
export function holds({ starts, texts }: Postings, term: number, text: number): boolean {
  let low = starts[term] ?? 0;
  let high = starts[term + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? 0) < text) low = middle + 1;
    else high = middle;
  }
  return low < (starts[term + 1] ?? 0) && texts[low] === text;
}
