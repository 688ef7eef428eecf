import { describe, expect, it } from "vitest";
import type { Edit } from "#knowledge/edits/edit.ts";
import { findConflicts } from "#knowledge/edits/find-conflicts.ts";
import { listItems } from "#knowledge/edits/list-items.ts";
import { tellFault } from "#knowledge/edits/tell-fault.ts";
import { withdraw } from "#knowledge/edits/withdraw.ts";
import { SeedInvalidError } from "#knowledge/errors.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { SEED_FILES } from "#knowledge/seed-texts.ts";
import { newRecordEdits } from "#tests/support/new-record.ts";

const DAY = "2026-11-26";
const plain = loadKnowledge();
const items = listItems(SEED_FILES);

function conflictsOf(over: object, matterOver: object = {}): string[] {
  const [record, matter] = newRecordEdits().map((edit, at) => ({
    ...edit,
    content: { ...(edit.content as object), ...(at === 0 ? over : matterOver) },
  }));
  const edits = [record, matter].filter((edit) => edit !== undefined);
  return findConflicts(edits, loadKnowledge(undefined, edits), DAY).map(
    ({ kind, other, message }) => `${kind} ${other?.id ?? ""} ${message}`,
  );
}

function faultsOf(edits: readonly Edit[]): readonly string[] {
  try {
    loadKnowledge(undefined, edits);
    return [];
  } catch (error) {
    if (error instanceof SeedInvalidError) return error.faults;
    throw error;
  }
}

describe("a new record", () => {
  it("clashes with nothing when it stands alone", () => {
    expect(conflictsOf({})).toEqual([]);
  });

  it("is shown whose number and whose title it has, in the same years", () => {
    const older = plain.records.find(({ id }) => id === "payment-to-small-firms");
    const [document] = older?.documents ?? [];
    const found = conflictsOf({ documents: [{ ...document, number: "国务院令第 802 号" }] });
    expect(found).toEqual([
      expect.stringMatching(/^same-number payment-to-small-firms .*国务院令第 802 号/u),
      expect.stringMatching(/^overlap payment-to-small-firms /u),
    ]);
  });

  it("is shown a figure that another record gives otherwise", () => {
    const amount = {
      kind: "duration",
      value: 15,
      unit: "个工作日",
      of: "投诉转办期限",
      words: [],
      printed: "15个工作日",
    };
    expect(conflictsOf({ amounts: [amount] })).toContainEqual(
      expect.stringMatching(/^other-figure payment-to-small-firms .*15个工作日.*10个工作日/u),
    );
  });

  it("is shown bodies that its measures do not name, an end that is past and a lack of sources", () => {
    const statement = { locator: null, verbatim: null, level: "B", sources: ["s1"], asOf: null };
    const named = plain.plan.measures[19]?.responsible ?? [];
    const stranger = plain.departments.find(({ name }) => !named.includes(name));
    const found = conflictsOf({
      measures: [20],
      departments: [{ name: stranger?.name, because: "第三条：向公安机关备案" }],
      validity: {
        kind: "dated",
        from: "2026-03-01",
        until: "2026-06-30",
        untilPrecision: "day",
        basis: "文件写明",
        sources: ["s1"],
      },
      who: [{ ...statement, text: "建设平台的企业" }],
      benefit: [],
      apply: [],
    });
    expect(found.map((line) => line.split(" ")[0])).toEqual(["stranger", "over", "one-source"]);
  });

  it("is shown a sum that it tells and does not have among its amounts", () => {
    expect(conflictsOf({ amounts: [] })).toEqual([
      expect.stringMatching(/^untyped-figure {2}.*3456元/u),
    ]);
  });

  it("is shown the matters that are asked for by the same words", () => {
    const [other] = plain.matters;
    const words = ["垂钓", "钓台", "钓位", "钓点", "河钓", other?.words[0]];
    expect(conflictsOf({}, { words })).toEqual([
      expect.stringContaining(`same-phrase ${other?.id}`),
    ]);
  });
});

describe("a record that is withdrawn", () => {
  it.each(["payment-to-small-firms", "service-loan-subsidy-2026", "job-stabilisation-refund-2025"])(
    "leaves nothing that refers to it: %s",
    (id) => {
      const edits = withdraw(id, items);
      const { records, recordMatters } = loadKnowledge(undefined, edits);
      expect(JSON.stringify([records, recordMatters])).not.toContain(`"${id}"`);
    },
  );

  it("has the edition of before answer again", () => {
    const { recordMatters } = loadKnowledge(
      undefined,
      withdraw("service-loan-subsidy-2026", items),
    );
    const matter = recordMatters.find(({ id }) => id === "service-loan-interest-subsidy");
    expect(matter?.record).toBe("service-loan-subsidy-2025");
  });

  it("is kept from leaving a kind of place without a way to find it", () => {
    const faults = faultsOf(withdraw("nursing-home", items)).map(tellFault);
    expect(faults).toContainEqual(expect.stringContaining("服务点种类“nursing-home”要有"));
  });
});

describe("a fault of an edit", () => {
  it("is told in Chinese when a body that the plan names would be gone", () => {
    const edit = { kind: "department", file: "departments.json", content: null } as const;
    const faults = faultsOf([{ ...edit, item: "市商务委" }]).map(tellFault);
    expect(faults).toContainEqual(expect.stringContaining("少了方案点名的“市商务委”"));
    expect(faults.join()).not.toMatch(/expected|found/u);
  });

  it.each([
    [{ validity: null }, /validity/u],
    [{ supersedes: ["no-such"] }, /没有编号为“no-such”的记录/u],
    [{ matters: ["no-such"] }, /方案里没有编号为“no-such”的事项/u],
    [{ district: "黄浦区" }, /范围是一个区才写区/u],
    [{ departments: [{ name: "市垂钓局", because: null }] }, /没有“市垂钓局”/u],
  ])("names the cure: %j", (over, told) => {
    const [record] = newRecordEdits();
    const content = { ...(record?.content as object), ...over };
    const faults = faultsOf(record ? [{ ...record, content }] : []);
    expect(faults.map(tellFault).join("\n")).toMatch(told);
  });
});

it("finds every sum and rate of the seeds among their amounts", () => {
  const edits = items
    .filter(({ kind }) => kind === "record")
    .map(({ kind, file, item, content }) => ({ kind, file, item, content }));
  const found = findConflicts(edits, plain, DAY).filter(({ kind }) => kind === "untyped-figure");
  expect(found.map(({ edit, message }) => `${edit} ${message}`)).toEqual([]);
});
