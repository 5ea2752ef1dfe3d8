// What a typed "/" could become: commands, then what a command takes.

import { announce, make } from "./dom.js";
import { complete } from "./server.js";
import { commands, text } from "./words.js";

const AT_MOST = 8;
const PAUSE = 120; // milliseconds without typing
const COMPLETED = new Set(["county", "language", "office"]);
const ROOMS = new Set(["moderators", "verifiers", "coordinators"]);
let lists = 0;

export class Suggestions {
  /** area: where one types. list: the empty listbox. seat(): the chat, which decides what commands are offered. */
  constructor(area, list, seat) {
    Object.assign(this, { area, list, seat, options: [], active: -1, timer: 0 });
    list.id = `suggestions-${++lists}`;
    area.setAttribute("aria-controls", list.id);
    area.addEventListener("input", () => this.offer());
    area.addEventListener("blur", () => this.close());
  }

  close() {
    clearTimeout(this.timer);
    this.show([]);
  }

  /** Whether the key was for the list. */
  takesKey(event) {
    if (!this.options.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.activate((this.active + step + this.options.length) % this.options.length);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active >= 0) this.accept(this.options[this.active]);
    else if (event.key === "Tab" && !event.shiftKey && this.active >= 0) this.accept(this.options[this.active]);
    else return false;
    event.preventDefault();
    return true;
  }

  offer() {
    clearTimeout(this.timer);
    const typed = this.area.value;
    const name = typed.match(/^\/(\S*)$/)?.[1];
    if (name !== undefined) return this.show(this.matching(name.toLowerCase()));
    const [, called, argument] = typed.match(/^\/(\S+)\s+(.*)$/) ?? [];
    const command = called && commands().find((each) => each.names.includes(called.toLowerCase()));
    if (!command || !COMPLETED.has(command.argument)) return this.show([]);
    this.timer = setTimeout(() => this.offerArguments(typed, called, command.argument, argument), PAUSE);
  }

  async offerArguments(typed, called, kind, argument) {
    const choices = await complete(kind, argument);
    if (this.area.value !== typed) return;
    const isWhole = choices.length === 1 && choices[0].value.toLowerCase() === argument.trim().toLowerCase();
    const options = choices.map(({ value, label }) => ({ insert: `/${called} ${value}`, label }));
    this.show(isWhole ? [] : options.slice(0, AT_MOST));
  }

  matching(typed) {
    const { chat } = this.seat();
    const here = commands().filter((each) => {
      if (ROOMS.has(chat)) return each.inGroups;
      return each.role === null && (each.inGroups || chat !== "neighbours");
    });
    const found = here.filter((each) => each.names.some((name) => name.startsWith(typed)));
    return found.slice(0, AT_MOST).map((each) => ({
      insert: each.argument === "none" ? `/${each.name}` : `/${each.name} `,
      label: `/${each.name}`,
      note: each.description,
    }));
  }

  show(options) {
    if (options.length && options.length !== this.options.length) {
      announce(text("sandbox-suggestion-count", { count: options.length }));
    }
    this.options = options;
    this.list.hidden = options.length === 0;
    this.list.replaceChildren(...options.map((option, index) => this.draw(option, index)));
    this.activate(-1);
  }

  draw(option, index) {
    const label = make("span", { className: "command" }, option.label);
    const item = make("li", { id: `${this.list.id}-${index}` }, label, option.note ? ` ${option.note}` : "");
    item.setAttribute("role", "option");
    // Pressing must not take the keyboard away from the text.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => this.accept(option));
    return item;
  }

  activate(index) {
    this.active = index;
    for (const [each, item] of [...this.list.children].entries()) item.setAttribute("aria-selected", String(each === index));
    if (index < 0) return this.area.removeAttribute("aria-activedescendant");
    this.area.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
    this.list.children[index].scrollIntoView({ block: "nearest" });
  }

  accept(option) {
    this.area.value = option.insert;
    this.area.focus();
    this.close();
    if (option.insert.endsWith(" ")) this.offer();
  }
}
