import { html } from "hono/html";
import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { choiceView, fieldView, formView } from "#bot/console/frame/form.ts";

const SCRIPT = `"'><script>alert(1)</script>&amp;`;
const ESCAPED = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;";
const SESSION = { account: "wang", formToken: "token-of-wang", startedAt: 0 };

async function parse(view: unknown): Promise<Document> {
  return parseHTML(`<html><body>${await view}</body></html>`).document;
}

it("puts the session's token into every form, and asks before what cannot be taken back", async () => {
  const document = await parse(
    formView({ action: SCRIPT, session: SESSION, confirm: SCRIPT, content: html`<i>甲</i>` }),
  );
  const form = document.querySelector("form");
  expect(form?.getAttribute("action")).toBe(SCRIPT);
  expect(form?.dataset["confirm"]).toBe(SCRIPT);
  expect(form?.getAttribute("enctype")).toBeNull();
  expect(form?.querySelector('input[name="form-token"]')?.getAttribute("value")).toBe(
    "token-of-wang",
  );
  expect(form?.querySelector("i")).not.toBeNull();
  expect(document.querySelector("script")).toBeNull();
});

it.each([
  ["a field", {}],
  ["a field of lines", { rows: 3 }],
])("shows all that is said of %s as text", async (_, more) => {
  const field = {
    name: SCRIPT,
    label: SCRIPT,
    value: SCRIPT,
    help: SCRIPT,
    fault: SCRIPT,
    ...more,
  };
  const document = await parse(fieldView(field));
  const control = document.querySelector("input, textarea");
  expect(control?.getAttribute("name")).toBe(SCRIPT);
  // The parser takes what stands in a textarea as it is written.
  const written = control?.getAttribute("value") ?? control?.textContent;
  expect(written).toBe("rows" in more ? ESCAPED : SCRIPT);
  for (const part of ["label", "help", "fault"])
    expect(document.querySelector(`.field__${part}`)?.textContent).toBe(SCRIPT);
  expect(control?.getAttribute("aria-describedby")).toBe(`${SCRIPT}-fault`);
  expect(document.querySelector("script")).toBeNull();
});

it("leaves a field without a value empty, and shows a nought", async () => {
  for (const [value, shown] of [
    [null, ""],
    [undefined, ""],
    [0, "0"],
  ] as const) {
    const document = await parse(
      fieldView({ name: "a", label: "甲", ...{ value: value ?? null } }),
    );
    expect(document.querySelector("input")?.getAttribute("value")).toBe(shown);
  }
});

it("offers choices as text, the chosen one chosen", async () => {
  const options = [
    ["", "没有"],
    [SCRIPT, SCRIPT],
  ] as const;
  const document = await parse(choiceView({ name: "a", label: "甲", options, chosen: SCRIPT }));
  const [none, one] = document.querySelectorAll("option");
  expect([one?.getAttribute("value"), one?.textContent]).toEqual([SCRIPT, SCRIPT]);
  expect([none, one].map((it) => it?.hasAttribute("selected"))).toEqual([false, true]);
  expect(document.querySelector("script")).toBeNull();
});
