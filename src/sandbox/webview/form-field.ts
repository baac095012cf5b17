import { html, joined, type Html } from "../bank/html.ts";

interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly values?: readonly ({ readonly label: string; readonly value: string } | string)[];
  /** What it begins with; never for a secret. */
  readonly value?: string | undefined;
}

/** One input with its label. Its name carries the form's, since two forms of a page may ask the same. */
export function formField(form: string, field: FormField, optional: string): Html {
  const name = `${form}.${field.name}`;
  const label = field.isRequired ? field.label : `${field.label} ${optional}`;
  const required: Html = { html: field.isRequired ? "required" : "" };
  return html`<div>
    <label for="${name}">${label}</label>
    ${
      field.type === "list"
        ? html`<select id="${name}" name="${name}" ${required}>
            ${joined([
              ...(field.isRequired ? [] : [html`<option value=""></option>`]),
              ...(field.values ?? []).map((item) => choice(item, field.value)),
            ])}
          </select>`
        : html`<input
            id="${name}"
            name="${name}"
            type="${field.type === "password" ? "password" : "text"}"
            value="${field.type === "password" ? "" : (field.value ?? "")}"
            autocomplete="off"
            ${required}
          />`
    }
  </div>`;
}

function choice(
  item: { readonly label: string; readonly value: string } | string,
  chosen: string | undefined,
): Html {
  const { label, value } = typeof item === "string" ? { label: item, value: item } : item;
  const selected: Html = { html: value === chosen ? "selected" : "" };
  return html`<option value="${value}" ${selected}>${label}</option>`;
}
