import { html } from "hono/html";
import type { Session } from "../accounts/sqlite-session-store.ts";
import type { Html } from "./html.ts";

/** The name of the field that shows that a form was given out in this session. */
export const FORM_TOKEN = "form-token";

export interface FormParts {
  readonly action: string;
  readonly session: Session;
  readonly content: Html;
  readonly className?: string;
  /** Whether files are sent along. */
  readonly isUpload?: boolean;
  /** What is asked before it is sent, where JavaScript is on. */
  readonly confirm?: string;
}

/** A form that changes something, with the session's token in it. */
export function formView(parts: FormParts): Html {
  const { action, session, content, className = "form", isUpload, confirm } = parts;
  return html`<form method="post" action="${action}" class="${className}"${isUpload ? html` enctype="multipart/form-data"` : ""}${confirm ? html` data-confirm="${confirm}"` : ""}><input type="hidden" name="${FORM_TOKEN}" value="${session.formToken}">${content}</form>`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string | number | null;
  readonly type?: "text" | "password" | "number" | "date" | "search" | "file";
  readonly help?: string;
  readonly fault?: string | undefined;
  readonly isRequired?: boolean;
  readonly autocomplete?: string;
  readonly rows?: number;
  readonly list?: string;
}

/** A field with its label, what helps to fill it in, and what was wrong with it. */
export function fieldView(field: Field): Html {
  const { name, label, help, fault } = field;
  return html`<label class="field${fault ? " field_wrong" : ""}"><span class="field__label">${label}</span>
${controlOf(field)}
${help ? html`<span class="field__help">${help}</span>` : ""}${fault ? html`<span class="field__fault" id="${name}-fault">${fault}</span>` : ""}</label>`;
}

function controlOf({
  name,
  value,
  type = "text",
  rows,
  fault,
  isRequired,
  autocomplete,
  list,
}: Field): Html {
  const common = html` name="${name}"${isRequired ? html` required` : ""}${fault ? html` aria-invalid="true" aria-describedby="${name}-fault"` : ""}${autocomplete ? html` autocomplete="${autocomplete}"` : ""}${list ? html` list="${list}"` : ""}`;
  const shown = value === null || value === undefined ? "" : String(value);
  if (rows) return html`<textarea rows="${String(rows)}"${common}>${shown}</textarea>`;
  return html`<input type="${type}" value="${shown}"${common}>`;
}

export type Option = readonly [value: string, label: string];

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen?: string | null;
  readonly help?: string;
}

/** One of several. */
export function choiceView({ name, label, options, chosen, help }: Choice): Html {
  return html`<label class="field"><span class="field__label">${label}</span>
<select name="${name}">${options.map(
    ([value, text]) =>
      html`<option value="${value}"${value === (chosen ?? "") ? html` selected` : ""}>${text}</option>`,
  )}</select>${help ? html`<span class="field__help">${help}</span>` : ""}</label>`;
}
