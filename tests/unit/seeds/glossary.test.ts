import { describe, expect, it } from "vitest";
import { tools } from "#tests/support/tools.ts";

const { glossary } = tools.knowledge;

describe("the glossary", () => {
  it("covers 600 concepts in 4,000 forms at least", () => {
    const forms = new Set(
      glossary.flatMap(({ term, words, english, slips }) => [term, ...words, ...english, ...slips]),
    );
    expect(glossary.length).toBeGreaterThanOrEqual(600);
    expect(forms.size).toBeGreaterThanOrEqual(4000);
  });

  it("mends each slip to a form of its concept", () => {
    const wrong = glossary.flatMap(({ term, words, slips }) =>
      slips.filter((slip) => {
        const read = tools.reader.read(slip).text;
        return (
          read === slip ||
          ![term, ...words].some((form) => form.includes(read) || read.includes(form))
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("leads each form to one concept, and none to another's term", () => {
    const terms = new Map<string, string>();
    const twice = glossary.flatMap(({ term, words }) =>
      words.filter((word) => {
        const owner = terms.get(word);
        terms.set(word, term);
        return owner !== undefined && owner !== term;
      }),
    );
    expect(twice).toEqual([]);
    expect(glossary.filter(({ term }) => terms.has(term)).map(({ term }) => term)).toEqual([]);
  });
});
