import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { readQuantities } from "#bot/answering/read-quantities.ts";
import { loadStaffRecords } from "#knowledge/load-records.ts";
import { RECORD_PARTS, type StaffRecord } from "#knowledge/support-record.ts";
import { createWeb } from "#tests/support/start-web.ts";
import { ask, knowledge, tools } from "#tests/support/tools.ts";
import { createVisitor } from "#tests/support/web-visitor.ts";

const staffRecords = loadStaffRecords();
const { records, recordMatters, matters, plan } = knowledge;

/** Dates, article numbers, document numbers and telephones are no figures of a record. */
const NO_FIGURES =
  /\d{4}版|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|第[一二三四五六七八九十百]+条|〔\d{4}〕\d+号|https?:\S+|(?<!\d)(?:12345|12333|962121|95566|021-\d+)(?!\d)/gu;

function textsOf(record: StaffRecord): string[] {
  return [
    record.summary.zh,
    ...RECORD_PARTS.flatMap((part) => record[part]).map(({ text }) => text),
  ];
}

function figuresOf(text: string): number[] {
  return readQuantities(text.replace(NO_FIGURES, "")).map(({ value }) => value);
}

describe("records", () => {
  it("are the policies of the research, level A and B, and a record for each kind of service", () => {
    expect(records.filter(({ kind }) => kind === "policy").length).toBeGreaterThanOrEqual(75);
    expect(records.filter(({ kind }) => kind === "service").length).toBeGreaterThanOrEqual(25);
  });

  it("print no figure that is not typed among their amounts", () => {
    const stray = staffRecords.flatMap((record) => {
      const titles = record.documents.flatMap(({ title, number }) => [title, number ?? ""]);
      const printed = [...record.amounts.map((amount) => amount.printed), ...titles, record.name];
      const known = new Set(readQuantities(printed.join("\n")).map(({ value }) => value));
      return textsOf(record).flatMap((text) =>
        figuresOf(text)
          .filter((value) => !known.has(value))
          .map((value) => `${record.id}: ${value} in ${text}`),
      );
    });
    expect(stray).toEqual([]);
  });

  it("print every amount that is typed, with the value it is printed as", () => {
    for (const { id, amounts, ...record } of staffRecords) {
      const told = textsOf({ id, amounts, ...record }).join("\n");
      for (const { printed, value, of } of amounts) {
        expect(told, `${id}: ${of}`).toContain(printed);
        const values = readQuantities(printed).map((quantity) => quantity.value);
        const isHalf = values.some((it) => Math.abs(it - value) <= Math.abs(value) / 50);
        if (values.length > 0) expect(isHalf, `${id}: ${of} ${printed} ${value}`).toBe(true);
      }
    }
  });

  it("quote the plan's own words where they quote the plan", () => {
    const title = plan.facts.documentNumber;
    for (const record of records) {
      const keys = record.sources.filter(({ number }) => number === title).map(({ key }) => key);
      for (const { verbatim, sources } of RECORD_PARTS.flatMap((part) => record[part])) {
        const isOfPlan = verbatim !== null && sources.every((key) => keys.includes(key));
        if (isOfPlan) expect(plan.clean.text, record.id).toContain(verbatim);
      }
    }
  });

  it("have a matter of their own, or one of the plan, by which they are found", () => {
    const lost = records.filter(
      ({ id }) =>
        !recordMatters.some(
          ({ record }) => tools.library.onDay(record, "2026-11-26") && record === id,
        ) &&
        !records.some(({ supersedes }) => supersedes.includes(id)) &&
        !matters.some((matter) => tools.library.ofMatter(matter).some((it) => it.id === id)),
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });
});

describe("what is unconfirmed", () => {
  /** Figures with their unit that stand in nothing that is public of a record. */
  function secretsOf(record: StaffRecord): string[] {
    const open = JSON.stringify({ ...record, unconfirmed: [] });
    return record.unconfirmed.flatMap(({ text }) =>
      readQuantities(text)
        .filter(
          ({ unit, printed }) =>
            !/^(?:|年|月|日)$/u.test(unit) && !/^(?:19|20)\d\d$/u.test(printed),
        )
        .map(({ printed, unit }) => printed + unit)
        .filter((figure) => !open.includes(figure)),
    );
  }

  it("is there for staff, and is loaded for nobody else", () => {
    expect(staffRecords.flatMap(({ unconfirmed }) => unconfirmed).length).toBeGreaterThan(20);
    expect(records.filter((record) => "unconfirmed" in record)).toEqual([]);
  });

  it("stands on no page", async () => {
    const visitor = createVisitor(createWeb().channel);
    for (const record of staffRecords) {
      const page = await (await visitor.get(`/documents/${record.id}`)).text();
      for (const { text } of record.unconfirmed) expect(page, record.id).not.toContain(text);
      for (const figure of secretsOf(record)) expect(page, record.id).not.toContain(figure);
    }
  });

  it("stands in no answer", () => {
    const staff = new Map(staffRecords.map((record) => [record.id, record]));
    for (const { record, asks } of recordMatters) {
      const secrets = secretsOf(staff.get(record) as StaffRecord);
      for (const question of asks.slice(0, 12)) {
        const text = answerText(ask(question));
        for (const figure of secrets) expect(text, question).not.toContain(figure);
      }
    }
  });
});

describe("what leads away from the pages", () => {
  it("leads to official hosts only", async () => {
    const visitor = createVisitor(createWeb().channel);
    const official = /^https?:\/\/(?:[\w-]+\.)*(?:gov\.cn|shweilao\.cn)(?:[/?#:]|$)/u;
    for (const { id } of records) {
      const page = await (await visitor.get(`/documents/${id}`)).text();
      for (const [, address = ""] of page.matchAll(/href="(https?:[^"]+)"/gu)) {
        expect(address, id).toMatch(official);
      }
    }
  });
});
