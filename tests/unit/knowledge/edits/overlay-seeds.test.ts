import { describe, expect, it } from "vitest";
import { type Edit, EditSchema } from "#knowledge/edits/edit.ts";
import { SeedInvalidError } from "#knowledge/errors.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";

const plain = loadKnowledge();
const first = plain.records[0] as (typeof plain.records)[number];

function recordEdit(content: object | null, item = first.id): Edit {
  return { kind: "record", file: `policies/${item}.json`, item, content };
}

function faultsOf(...edits: Edit[]): readonly string[] {
  try {
    loadKnowledge(undefined, edits);
    return [];
  } catch (error) {
    if (error instanceof SeedInvalidError) return error.faults;
    throw error;
  }
}

describe("knowledge with edits", () => {
  it("has an edited record in its place and the others as they are", () => {
    const content = { ...first, name: "改过的名称", unconfirmed: [] };
    const { records } = loadKnowledge(undefined, [recordEdit(content)]);
    expect(records[0]?.name).toBe("改过的名称");
    expect(records.slice(1)).toEqual(plain.records.slice(1));
  });

  it("has a record that stands in no file, and another matter in a file of matters", () => {
    const matter = { ...plain.recordMatters[0], id: "new-matter", record: "new-record" };
    const added = { ...first, id: "new-record", supersedes: [], unconfirmed: [] };
    const { records, recordMatters } = loadKnowledge(undefined, [
      recordEdit(added, "new-record"),
      { kind: "matter", file: "matters/policy-edited.json", item: "new-matter", content: matter },
    ]);
    expect(records).toHaveLength(plain.records.length + 1);
    expect(recordMatters).toHaveLength(plain.recordMatters.length + 1);
    expect(recordMatters.find(({ id }) => id === "new-matter")?.record).toBe("new-record");
  });

  it("lets the later of two edits win", () => {
    const [body] = plain.departments;
    const edit = (english: string): Edit => ({
      kind: "department",
      file: "departments.json",
      item: body?.name ?? "",
      content: { ...body, english },
    });
    const { departments } = loadKnowledge(undefined, [edit("Earlier"), edit("Later")]);
    expect(departments[0]).toEqual({ ...body, english: "Later" });
  });

  it("lacks what was taken away, down to the file that held nothing else", () => {
    const [list] = plain.places.lists;
    const [concept] = plain.glossary;
    const { places, glossary } = loadKnowledge(undefined, [
      {
        kind: "place-list",
        file: `places/${list?.id}.json`,
        item: list?.id ?? "",
        content: null,
      },
      { kind: "concept", file: "glossary/plan.json", item: concept?.term ?? "", content: null },
    ]);
    expect(places.lists).toEqual(plain.places.lists.slice(1));
    expect(glossary).toEqual(plain.glossary.slice(1));
  });

  it("names file and field of what is wrong with an edit", () => {
    expect(faultsOf(recordEdit({ ...first, scope: "galaxy", unconfirmed: [] }))).toContainEqual(
      expect.stringContaining(`policies/${first.id}.json: scope: found "galaxy"`),
    );
    expect(faultsOf(recordEdit(null)).join()).toContain("expected");
  });
});

it("accepts no edit of another file than its kind's", () => {
  const edit = { kind: "record", item: "x", content: null };
  for (const file of ["../x.json", "policies/../x.json", "plan/plan.json", "policies/y.json"])
    expect(EditSchema.safeParse({ ...edit, file }).success).toBe(false);
  expect(EditSchema.safeParse({ ...edit, file: "policies/x.json" }).success).toBe(true);
});
