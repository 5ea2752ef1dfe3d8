// The page's texts in the chosen language, and how times are written.

const STORED = "farolito.locale";
const shared = { texts: {}, commands: {}, timezone: "UTC", number: "" };
let locale = "en";

export async function loadWords() {
  const answer = await fetch("/words");
  Object.assign(shared, await answer.json());
  const wanted = localStorage.getItem(STORED) || navigator.language.slice(0, 2).toLowerCase();
  locale = wanted in shared.texts ? wanted : "en";
}

export const currentLocale = () => locale;
export const commands = () => shared.commands[locale] ?? [];
export const helpNumber = () => shared.number;

export function chooseLocale(wanted) {
  locale = wanted;
  localStorage.setItem(STORED, wanted);
}

/** A text by its key, with {name} filled in; another language's: inLocale. */
export function text(key, values = {}, inLocale = locale) {
  const pattern = shared.texts[inLocale]?.[key] ?? key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** Fill every element below root that names its text. */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) {
    element.placeholder = text(element.dataset.placeholder);
  }
}

/** A command's name in the chosen language, for its English name. */
export function commandName(name) {
  return commands().find((command) => command.names.includes(name))?.name ?? name;
}

export function time(iso) {
  return write(iso, { hour: "numeric", minute: "2-digit" });
}

export function moment(iso) {
  return write(iso, { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
}

function write(iso, parts) {
  return new Intl.DateTimeFormat(`${locale}-US`, { ...parts, timeZone: shared.timezone }).format(new Date(iso));
}
