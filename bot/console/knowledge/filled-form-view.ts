import { html } from "hono/html";
import type { FilledField, FilledRow } from "#knowledge/edits/fill-form.ts";
import type { Html } from "../frame/html.ts";

/** Names that fields which refer to other items can be completed to, by what they refer to. */
export type Suggestions = Readonly<
  Record<string, readonly (readonly [id: string, label: string])[]>
>;

/** Draws the fields of an item with what stands in them and what is wrong. */
export function filledFormView(fields: readonly FilledField[], suggestions: Suggestions): Html {
  return html`${fields.map(fieldView)}${Object.entries(suggestions).map(
    ([name, items]) =>
      html`<datalist id="of-${name}">${items.map(([id, label]) => html`<option value="${id}">${label}</option>`)}</datalist>`,
  )}`;
}

function fieldView(filled: FilledField): Html {
  const { field, fields } = filled;
  if (field.type === "group")
    return html`<fieldset class="group"><legend>${field.label}</legend>${notesView(filled)}${fields.map(fieldView)}</fieldset>`;
  if (field.type === "rows") return rowsView(filled);
  if (field.type === "choices")
    return html`<fieldset class="group"><legend>${field.label}</legend>${notesView(filled)}<div class="row">${boxesOf(filled)}</div></fieldset>`;
  return html`<label class="field${filled.faults.length > 0 ? " field_wrong" : ""}"><span class="field__label">${field.label}${field.isRequired ? html` <span class="quiet">必填</span>` : ""}</span>
${controlOf(filled)}${notesView(filled)}</label>`;
}

/** A list is folded to its name and length, unless something in it is wrong. */
function rowsView(filled: FilledField): Html {
  const { field, rows } = filled;
  const count = rows.filter(({ isNew }) => !isNew).length;
  const isOpen = filled.faults.length > 0 || rows.some((row) => hasFault(row.fields));
  return html`<details class="group"${isOpen ? html` open` : ""}><summary>${field.label}（${String(count)}）</summary>${notesView(filled)}${rows.map((row, place) => rowView(row, place))}</details>`;
}

function hasFault(fields: readonly FilledField[]): boolean {
  return fields.some(
    ({ faults, fields: inner, rows }) =>
      faults.length > 0 || hasFault(inner) || rows.some((row) => hasFault(row.fields)),
  );
}

/** What helps to write a field, and what was wrong with it. */
function notesView({ field, faults }: FilledField): Html {
  return html`${field.help ? html`<span class="field__help">${field.help}</span>` : ""}${faults.map((fault) => html`<span class="field__fault" role="alert">${fault}</span>`)}`;
}

/** Rows that are empty are folded away until somebody wants to add one. */
function rowView({ fields, isNew, removeName }: FilledRow, place: number): Html {
  if (isNew)
    return html`<details><summary>再加一条</summary><div class="entry">${fields.map(fieldView)}</div></details>`;
  return html`<div class="entry"><p class="row"><strong>${String(place + 1)}</strong><label><input type="checkbox" name="${removeName}" value="是"> 去掉这一条</label></p>${fields.map(fieldView)}</div>`;
}

/** The ticked ones first and in their order: what nobody touches is sent back as it stood. */
function boxesOf({ field, name, values }: FilledField): readonly Html[] {
  if (field.type !== "choices") return [];
  const chosen = new Set(values);
  const placeOf = (value: string): number =>
    chosen.has(value) ? values.indexOf(value) : values.length;
  const options = field.options.toSorted((a, b) => placeOf(a.value) - placeOf(b.value));
  return options.map(
    ({ value, label }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${chosen.has(value) ? html` checked` : ""}> ${label}</label>`,
  );
}

function controlOf({ field, name, values }: FilledField): Html {
  const [value = ""] = values;
  switch (field.type) {
    case "flag":
      return html`<input type="checkbox" name="${name}" value="是"${values.length > 0 ? html` checked` : ""}>`;
    case "choice":
      return html`<select name="${name}"><option value="">（没有）</option>${field.options.map(
        (option) =>
          html`<option value="${option.value}"${option.value === value ? html` selected` : ""}>${option.label}</option>`,
      )}</select>`;
    case "date":
      return html`<input type="date" name="${name}" value="${value}">`;
    case "texts":
      return html`<textarea name="${name}" rows="${String(rowsFor(value, 12))}">${value}</textarea>`;
    case "table":
      return html`<textarea class="sheet" name="${name}" rows="${String(rowsFor(value, 30))}" wrap="off">${value}</textarea>`;
    case "text":
      return field.isLong
        ? html`<textarea name="${name}" rows="${String(rowsFor(value, 8))}">${value}</textarea>`
        : html`<input type="text" name="${name}" value="${value}"${field.refersTo ? html` list="of-${field.refersTo}"` : ""}>`;
    default:
      return html`<input type="text" name="${name}" value="${value}">`;
  }
}

const LINE = 40;

function rowsFor(text: string, most: number): number {
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.ceil(Math.max(1, line.length) / LINE), 0);
  return Math.min(most, Math.max(2, lines));
}
