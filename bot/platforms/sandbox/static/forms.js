// Forms that the program opens, and the choice of a place.

import { make, toast } from "./dom.js";
import { act, complete } from "./server.js";
import { text } from "./words.js";

const RADIOS_AT_MOST = 6;
const TIMES = ["sandbox-time-5", "sandbox-time-30", "sandbox-time-60"];
const PLACES = [
  ["Durham", 35.9958, -78.9018],
  ["Raleigh", 35.7784, -78.6394],
  ["Charlotte", 35.2272, -80.8431],
  ["Asheville", 35.5951, -82.5515],
  ["Wilmington", 34.2362, -77.9458],
];
let names = 0;

/** Show a form. seat: {chat, user, message}; message is the one whose button opened it. */
export function fillIn(form, { chat, user, message }) {
  const dialog = document.getElementById("form-dialog");
  const sheet = dialog.querySelector("form");
  const problem = dialog.querySelector(".problem");
  const fields = form.fields.map(drawField);
  dialog.querySelector("h2").textContent = form.title;
  dialog.querySelector(".fields").replaceChildren(...fields.map((field) => field.element));
  dialog.querySelector("[data-submit]").textContent = form.submit || text("sandbox-send");
  problem.textContent = "";
  sheet.onsubmit = async (event) => {
    event.preventDefault();
    const missing = fields.find((field) => field.isMissing());
    problem.textContent = missing ? text("sandbox-required", { name: missing.label }) : "";
    if (missing) return missing.focus();
    const values = Object.fromEntries(fields.flatMap((field) => field.values()));
    const files = fields.flatMap((field) => field.files());
    try {
      await act("form", { chat, user, message, form: form.name, values, files });
      dialog.close();
    } catch (failure) {
      problem.textContent = failure.message;
    }
  };
  open(dialog, fields[0]);
}

/** Ask for one of the example places: {latitude, longitude}, or null. */
export function choosePlace() {
  const dialog = document.getElementById("place-dialog");
  return new Promise((resolve) => {
    let chosen = null;
    const buttons = PLACES.map(([name, latitude, longitude]) => {
      const button = make("button", { type: "button", className: "press" }, name);
      button.addEventListener("click", () => {
        chosen = { latitude, longitude };
        dialog.close();
      });
      return button;
    });
    dialog.querySelector(".places").replaceChildren(...buttons);
    dialog.addEventListener("close", () => resolve(chosen), { once: true });
    open(dialog, buttons[0]);
  });
}

export function startForms() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  }
}

function open(dialog, first) {
  if (dialog.open) return toast(text("sandbox-form-open"), { problem: true });
  // The browser gives the keyboard back to where it was when the dialog closes.
  dialog.showModal();
  first.focus();
}

/** A question: its element, what was answered, and where the keyboard goes. */
function drawField(field) {
  if (field.choices.length) return field.choices.length > RADIOS_AT_MOST ? selectField(field) : radioField(field);
  if (field.kind === "attachment") return fileField(field);
  return textField(field);
}

function textField(field) {
  const id = `field-${++names}`;
  const input = make(field.long ? "textarea" : "input", { id, name: field.name, value: field.value, required: field.required });
  if (field.long) input.rows = 4;
  else input.type = "text";
  const extra = field.kind === "place" ? [countyList(input)] : field.kind === "time" ? [timeButtons(input)] : [];
  const element = make("div", { className: "field" }, labelFor(field, id), ...hintFor(field, input), input, ...extra);
  return answered(field, { element, control: input, value: () => input.value.trim() });
}

function selectField(field) {
  const id = `field-${++names}`;
  const options = [{ value: "", label: "–" }, ...field.choices].map(({ value, label }) =>
    make("option", { value, selected: value === field.value }, label),
  );
  const select = make("select", { id, name: field.name, required: field.required }, ...options);
  const element = make("div", { className: "field" }, labelFor(field, id), ...hintFor(field, select), select);
  return answered(field, { element, control: select, value: () => select.value });
}

function radioField(field) {
  const group = make("fieldset", { className: "field" }, make("legend", {}, field.label, ...optionalMark(field)));
  const name = `field-${++names}`;
  const choices = field.required ? field.choices : [...field.choices, { value: "", label: text("sandbox-no-answer") }];
  group.append(...hintFor(field, group));
  for (const { value, label } of choices) {
    const radio = make("input", { type: "radio", name, value, checked: value === field.value });
    group.append(make("label", { className: "choice" }, radio, label));
  }
  const value = () => group.querySelector(":checked")?.value ?? "";
  return answered(field, { element: group, control: group.querySelector("input"), value });
}

function fileField(field) {
  const id = `field-${++names}`;
  const input = make("input", { id, type: "file", multiple: true, required: field.required });
  const element = make("div", { className: "field" }, labelFor(field, id), ...hintFor(field, input), input);
  return {
    label: field.label,
    element,
    values: () => [],
    files: () => [...input.files],
    isMissing: () => field.required && input.files.length === 0,
    focus: () => input.focus(),
  };
}

function answered(field, { element, control, value }) {
  return {
    label: field.label,
    element,
    values: () => (value() ? [[field.name, value()]] : []),
    files: () => [],
    isMissing: () => field.required && !value(),
    focus: () => control.focus(),
  };
}

const labelFor = (field, id) => make("label", { htmlFor: id }, field.label, ...optionalMark(field));

function optionalMark(field) {
  return field.required ? [] : [make("span", { className: "note" }, ` ${text("sandbox-optional")}`)];
}

function hintFor(field, control) {
  if (!field.hint) return [];
  const hint = make("p", { className: "hint", id: `hint-${++names}` }, field.hint);
  control.setAttribute("aria-describedby", hint.id);
  return [hint];
}

function countyList(input) {
  const list = make("datalist", { id: `list-${++names}` });
  input.setAttribute("list", list.id);
  input.addEventListener("input", async () => {
    const choices = await complete("county", input.value);
    list.replaceChildren(...choices.map(({ label }) => make("option", { value: label })));
  });
  return list;
}

function timeButtons(input) {
  const buttons = TIMES.map((key) => {
    const button = make("button", { type: "button", className: "small" }, text(key));
    button.addEventListener("click", () => {
      input.value = text(key);
      input.focus();
    });
    return button;
  });
  return make("div", { className: "times" }, ...buttons);
}
