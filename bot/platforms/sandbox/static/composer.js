// Writing a message: text, files, a place.

import { make, toast } from "./dom.js";
import { choosePlace, fillIn } from "./forms.js";
import { act } from "./server.js";
import { Suggestions } from "./suggestions.js";
import { currentLocale, text } from "./words.js";

export class Composer {
  /** root: the element to fill. seat(): the chat that is written to, and who writes. */
  constructor(root, { seat, onNeighbour }) {
    root.append(document.getElementById("composer").content.cloneNode(true));
    this.form = root.querySelector("form");
    this.area = root.querySelector("textarea");
    this.picker = root.querySelector("[type=file]");
    this.chosen = root.querySelector(".chosen");
    this.seat = seat;
    this.files = [];
    this.area.id = `message-${root.dataset.composer}`;
    root.querySelector("[data-for]").htmlFor = this.area.id;
    if (root.dataset.composer !== "community") root.querySelector(".persona").remove();
    this.suggestions = new Suggestions(this.area, root.querySelector(".suggestions"), seat);
    this.listen(root, onNeighbour);
  }

  listen(root, onNeighbour) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.area.addEventListener("keydown", (event) => {
      if (this.suggestions.takesKey(event)) return;
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.area.addEventListener("input", () => this.grow());
    root.querySelector("[data-attach]").addEventListener("click", () => this.picker.click());
    this.picker.addEventListener("change", () => {
      this.files.push(...this.picker.files);
      this.picker.value = "";
      this.showFiles();
    });
    root.querySelector("[data-place]").addEventListener("click", () => this.sharePlace(this.seat()));
    for (const radio of root.querySelectorAll("[name=neighbour]")) {
      radio.addEventListener("change", () => onNeighbour(radio.value));
    }
  }

  /** Write this in the person's name and send it. */
  async say(words) {
    this.area.value = words;
    this.area.focus();
    await this.send();
  }

  async send() {
    const words = this.area.value;
    const files = this.files;
    if (!words.trim() && !files.length) return;
    this.keep("", []);
    this.suggestions.close();
    const sent = await deliver("say", { ...this.seat(), text: words, files });
    if (!sent) this.keep(this.area.value || words, [...files, ...this.files]);
  }

  async sharePlace(seat) {
    const place = await choosePlace();
    if (place) await deliver("say", { ...seat, place });
    this.area.focus();
  }

  keep(words, files) {
    this.area.value = words;
    this.files = files;
    this.grow();
    this.showFiles();
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight + 2, 160)}px`;
  }

  showFiles() {
    this.chosen.hidden = this.files.length === 0;
    this.chosen.replaceChildren(...this.files.map((file) => this.fileItem(file)));
  }

  fileItem(file) {
    const size = new Intl.NumberFormat(currentLocale(), { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
    const remove = make("button", { type: "button", className: "quiet" }, text("sandbox-remove"));
    remove.setAttribute("aria-label", text("sandbox-remove-file", { name: file.name }));
    remove.addEventListener("click", () => {
      this.files = this.files.filter((each) => each !== file);
      this.showFiles();
      this.area.focus();
    });
    return make("li", {}, `${file.name} (${size.format(Math.max(1, file.size / 1000))})`, remove);
  }
}

/** Do something; where it opens a form, fill that in. False when it could not be handed over. */
export async function deliver(kind, deed) {
  try {
    const { form } = await act(kind, deed);
    if (form) fillIn(form, deed);
    return true;
  } catch (problem) {
    toast(problem.message, { problem: true });
    return false;
  }
}
