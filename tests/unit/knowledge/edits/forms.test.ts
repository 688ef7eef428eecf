import { describe, expect, it } from "vitest";
import { describeForm } from "#knowledge/edits/describe-form.ts";
import { type FilledField, fillForm } from "#knowledge/edits/fill-form.ts";
import { findFormFaults } from "#knowledge/edits/find-form-faults.ts";
import type { Form, FormField } from "#knowledge/edits/form-field.ts";
import { loadFormLabels } from "#knowledge/edits/form-labels.ts";
import { type FormKind, formKindOf, ITEM_SCHEMAS } from "#knowledge/edits/item-schema.ts";
import { listItems } from "#knowledge/edits/list-items.ts";
import { readForm } from "#knowledge/edits/read-form.ts";
import { SEED_FILES } from "#knowledge/seed-texts.ts";

const labels = loadFormLabels();
const kinds = Object.keys(ITEM_SCHEMAS) as FormKind[];
const forms = new Map(kinds.map((kind) => [kind, describeForm(kind, labels)]));
const items = listItems(SEED_FILES);

function formOf(kind: FormKind): Form {
  const form = forms.get(kind);
  if (!form) throw new Error(`no form for ${kind}`);
  return form;
}

/** What a browser posts of a form as it was drawn. */
function post(fields: readonly FilledField[], posted = new URLSearchParams()): URLSearchParams {
  for (const { field, name, values, fields: inner, rows } of fields) {
    const isTicked = field.type === "flag" || field.type === "choices";
    const hasFields = field.type === "group" || field.type === "rows";
    // A browser ends lines by CR LF, and posts an empty text but no box that is not ticked.
    if (!hasFields && !isTicked && values.length === 0) posted.append(name, "");
    for (const value of values) posted.append(name, value.replaceAll("\n", "\r\n"));
    post(inner, posted);
    for (const row of rows) post(row.fields, posted);
  }
  return posted;
}

function namesOf(fields: readonly FormField[], path: string): string[] {
  return fields.flatMap((field) => {
    const own = `${path}.${field.key}`;
    return "fields" in field ? [own, ...namesOf(field.fields, own)] : [own];
  });
}

describe("forms", () => {
  it.each(kinds)("give every %s back as it was", (kind) => {
    const own = items.filter((item) => formKindOf(item) === kind);
    expect(own.length).toBeGreaterThan(10);
    for (const { content, file, item } of own) {
      const read = readForm(formOf(kind), post(fillForm(formOf(kind), { content })));
      expect(read, `${file} ${item}`).toEqual(content);
    }
  });

  it("have a Chinese label for every field and every choice", () => {
    for (const [kind, form] of forms) {
      for (const path of namesOf(form.fields, kind)) {
        const label = labels[path] ?? labels[`*.${path.split(".").at(-1)}`];
        expect(label?.label, path).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it("ask for what the schema asks for", () => {
    const fields = formOf("record").fields;
    const find = (key: string) => fields.find((field) => field.key === key);
    expect(find("name")).toMatchObject({ type: "text", isRequired: true, least: 2, most: 28 });
    expect(find("district")).toMatchObject({ isRequired: false, whenEmpty: "null" });
    expect(find("audiences")).toMatchObject({ type: "choices", isRequired: true });
    expect(find("kind")).toMatchObject({
      type: "choice",
      options: [
        { value: "policy", label: "政策" },
        { value: "service", label: "服务" },
      ],
    });
  });
});

describe("a posted form", () => {
  const form = formOf("department");
  const base = { name: "市测试局", fullName: "上海市测试局", english: "Test Bureau", aliases: "" };

  it("loses rows that are empty or ticked to be taken out", () => {
    const posted = new URLSearchParams({
      ...base,
      "contacts.0.kind": "phone",
      "contacts.0.value": "12345",
      "contacts.0.$remove": "on",
      "contacts.1.kind": "web",
      "contacts.1.value": "https://test.sh.gov.cn",
      "contacts.1.covers": "网站",
      "contacts.1.level": "A",
      "contacts.2.kind": "",
      "contacts.2.value": " ",
    });
    expect(readForm(form, posted)).toEqual({
      ...base,
      aliases: [],
      today: null,
      contacts: [{ kind: "web", value: "https://test.sh.gov.cn", covers: "网站", level: "A" }],
    });
  });

  it("is told what is wrong beside the field where it stands", () => {
    const posted = new URLSearchParams({
      ...base,
      fullName: "",
      aliases: "测试局\n测",
      "contacts.3.kind": "fax",
      "contacts.3.value": "12345",
      "contacts.3.covers": "电话",
      "contacts.3.level": "",
    });
    const content = readForm(form, posted);
    const filled = fillForm(form, { content, faults: findFormFaults(form, content) });
    const find = (key: string) => filled.find(({ field }) => field.key === key);
    expect(find("fullName")?.faults).toEqual(["请填写"]);
    expect(find("aliases")?.faults).toEqual(["第2项：至少2个字，现在有1个"]);
    const row = find("contacts")?.rows[0]?.fields ?? [];
    expect(row.flatMap(({ faults }) => faults)).toEqual(["请从给出的选项里选", "请选一个"]);
  });

  it("keeps what cannot be read for whoever wrote it", () => {
    const amounts = formOf("record");
    const content = readForm(amounts, new URLSearchParams({ "amounts.0.value": "三千" }));
    const faults = findFormFaults(amounts, content);
    expect(faults.find(({ path }) => path === "amounts.0.value")?.message).toContain("“三千”");
    const filled = fillForm(amounts, { content }).find(({ field }) => field.key === "amounts");
    expect(filled?.rows[0]?.fields.find(({ field }) => field.key === "value")?.values).toEqual([
      "三千",
    ]);
  });

  it("takes a table as spreadsheets copy it, and names line and column of a fault", () => {
    const list = formOf("place-list");
    const text = "甲食堂\t共江路656号\t宝山区\t\t张庙街道\t\t\t121.45,31.33\n乙食堂\t\t宝山区";
    const content = readForm(list, new URLSearchParams({ places: text }));
    expect(content["places"]).toEqual([
      {
        name: "甲食堂",
        address: "共江路656号",
        district: "宝山区",
        town: "张庙街道",
        point: [121.45, 31.33],
      },
      { name: "乙食堂", address: "", district: "宝山区", town: null },
    ]);
    const faults = findFormFaults(list, content);
    const places = fillForm(list, { content, faults }).find(({ name }) => name === "places");
    expect(places?.faults).toEqual(["第2项的地址：请填写"]);
  });
});
