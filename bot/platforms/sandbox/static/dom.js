// Small tools for building the page.

/** An element with properties, data attributes (data: {}) and children. */
export function make(tag, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Show a sentence for a while, and read it aloud. */
export function toast(words, { problem = false } = {}) {
  const element = make("p", { className: problem ? "toast problem" : "toast" }, words);
  document.getElementById("toasts").append(element);
  setTimeout(() => element.remove(), Math.max(6_000, words.length * 90));
}

/** Read a sentence aloud without showing it. */
export function announce(words) {
  document.getElementById("announcer").textContent = words;
}

/** Tabs as screen readers know them: one in the tab order, arrow keys move between them. */
export function tabs(buttons, choose) {
  const select = (chosen) => {
    for (const button of buttons) {
      button.setAttribute("aria-selected", String(button === chosen));
      button.tabIndex = button === chosen ? 0 : -1;
    }
    choose(chosen);
  };
  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => select(button));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = { Home: 0, End: buttons.length - 1 }[event.key] ?? (step && (index + step + buttons.length) % buttons.length);
      if (next === undefined) return;
      event.preventDefault();
      buttons[next].focus();
      select(buttons[next]);
    });
  }
  return select;
}
