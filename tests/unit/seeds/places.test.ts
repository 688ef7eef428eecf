import { describe, expect, it } from "vitest";
import { convertPoint } from "#knowledge/places/coordinates.ts";
import { findDistrict } from "#knowledge/places/district-outlines.ts";
import { findPlaceFaults } from "#knowledge/places/load-places.ts";
import { ask, knowledge, tools } from "#tests/support/tools.ts";

const { lists, gazetteer, outlines, kinds } = knowledge.places;

describe("the lists of places", () => {
  it("say where each place was listed and when, or when it was read", () => {
    for (const { id, name, licence, asOf, seenOn, coverage } of lists) {
      expect(name && licence && coverage.zh && coverage.en, id).toBeTruthy();
      expect(asOf ?? seenOn, id).toMatch(/^20\d{2}-\d{2}/u);
    }
  });

  it("hold no place twice", () => {
    const all = lists.flatMap(({ kind, places }) =>
      places.map(({ name, address }) => `${kind} ${name} ${address}`),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it("have their points in the city, and in or beside the district that they name", () => {
    const strangers = lists.flatMap(({ datum, places }) =>
      places.filter(({ point, district }) => {
        if (!point || !datum) return false;
        const found = findDistrict(convertPoint(point, datum, "gcj02"), outlines);
        return found === null || (district !== null && found !== district);
      }),
    );
    // The outlines are right to about a kilometre: a place on a border may fall on its other side.
    expect(strangers.map(({ name }) => name)).toEqual(["四平路街道密云睦邻社区长者食堂"]);
  });

  it("are found to be faulty when a district or town does not exist", () => {
    const [list] = lists;
    if (!list) throw new Error("no lists");
    const [place] = list.places;
    const faulty = { ...list, kind: "zoo", places: [{ ...place, district: "卢湾区", town: null }] };
    expect(findPlaceFaults(faulty as never, gazetteer, kinds)).toEqual([
      expect.stringContaining('kind "zoo"'),
      expect.stringContaining("卢湾区"),
    ]);
  });
});

describe("the gazetteer", () => {
  it("has the city's 16 districts and 216 towns", () => {
    expect(gazetteer.districts).toHaveLength(16);
    const towns = gazetteer.districts.flatMap(({ towns: own }) => own.filter(({ zone }) => !zone));
    expect(towns).toHaveLength(216);
  });

  it("gives no word to two towns without listing it as ambiguous", () => {
    const words = gazetteer.districts.flatMap(({ towns }) =>
      towns.flatMap((town) => [...new Set([town.name, ...town.words])]),
    );
    const twice = words.filter((word, place) => words.indexOf(word) !== place);
    expect(twice).toEqual([]);
    const known = new Set(words);
    expect(gazetteer.ambiguous.filter(({ word }) => known.has(word))).toEqual([]);
  });

  it("understands every town by its full name", () => {
    for (const { name, towns } of gazetteer.districts) {
      for (const town of towns) {
        const read = tools.readPlaceQuestion({
          text: `${town.name}的社区食堂`,
          position: null,
          previous: null,
        });
        expect(read?.area?.areas, town.name).toContainEqual({
          district: name,
          town: town.name,
          around: null,
        });
      }
    }
  });
});

describe("the kinds of place", () => {
  it.each(kinds.kinds.map((kind) => [kind.name, kind] as const))(
    "of %s lead to an official way, a clause and a body",
    (name) => {
      const answer = ask(`杨浦区的${name}在哪`);
      expect(["answered", "partial"]).toContain(answer.status);
      expect(answer.topic?.place?.kind).toBeTruthy();
      expect(answer.departments.length).toBeGreaterThan(0);
      expect(answer.citations.some(({ document }) => document !== answer.topic?.place?.kind)).toBe(
        true,
      );
    },
  );
});
