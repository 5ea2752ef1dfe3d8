// Drawing the messages of a chat.

import { make } from "./dom.js";
import { moment, text, time } from "./words.js";

// As everybody sees the network's people: by their aliases.
const STAFF = { "mod-1": "M1", "mod-2": "M2", "coo-1": "M3", "coo-2": "M4", "ver-1": "V1", "ver-2": "V2", "ver-3": "V3", "ver-4": "V4" };
const NAMES = { ana: "Ana", luis: "Luis", ...STAFF };
const QUOTED = 80; // characters
const INITIALS = { ana: "A", luis: "L", ...STAFF };

export const nameOf = (author) => NAMES[author] ?? "Farolito";

/**
 * A message as an element. viewer: whose side of the chat it is seen from.
 * on: press(post, payload), fillIn(post, form), sharePlace(post), openPrivately(post, start), wordsOf(reference).
 */
export function drawMessage(post, { viewer, on }) {
  const mine = post.author === viewer;
  const fromBot = post.author === "farolito";
  const element = make("article", {
    className: `message ${fromBot ? "from-bot" : "from-person"}${mine ? " mine" : ""}`,
    tabIndex: -1,
    data: { reference: post.reference, chat: post.chat, author: post.author },
  });
  const parts = [drawTop(post), drawQuoted(post, on), drawBody(post, fromBot)];
  element.append(drawAvatar(post), make("div", { className: "bubble" }, ...parts));
  if (fromBot) element.lastChild.append(...drawButtons(post, on));
  return element;
}

function drawAvatar(post) {
  if (post.author === "farolito") {
    return make("img", { className: "avatar", src: "/static/farolito.svg", alt: "", width: 30, height: 30 });
  }
  return make("span", { className: `avatar ${post.author}`, aria: { hidden: "true" } }, INITIALS[post.author]);
}

function drawTop(post) {
  const top = make("header", {}, make("span", { className: "author" }, nameOf(post.author)));
  if (post.chat in STAFF) {
    top.append(make("span", { className: "note" }, text("sandbox-only-for", { name: nameOf(post.chat) })));
  }
  if (post.silent) top.append(make("span", { className: "note" }, text("sandbox-silent")));
  top.append(make("time", { dateTime: post.at, title: moment(post.at) }, time(post.at)));
  if (post.edited) {
    const edited = text("sandbox-edited", { time: time(post.edited) });
    top.append(make("span", { className: "edited" }, edited));
  }
  return top;
}

/** The first words of the message that this one answers. */
function drawQuoted(post, on) {
  const words = post.replyTo ? on.wordsOf(post.replyTo) : "";
  return words ? make("p", { className: "quoted note" }, text("sandbox-answers", { name: words.slice(0, QUOTED) })) : null;
}

function drawBody(post, fromBot) {
  const body = make("div", { className: "body" });
  if (fromBot) {
    // The server made this HTML from our Markdown: bot/platforms/sandbox/markup.py.
    body.innerHTML = post.html;
    // Arabic runs from right to left, whatever language the page is in.
    for (const block of body.querySelectorAll("p, ul, ol, blockquote")) block.dir = "auto";
    if (post.shown) body.append(drawShown(post.shown));
    return body;
  }
  if (post.text) body.append(make("p", { className: "typed", dir: "auto" }, post.text));
  if (post.cut) body.append(make("p", { className: "note" }, text("sandbox-cut", { count: post.cut })));
  if (post.place) body.append(make("p", { className: "note" }, text("sandbox-shared-place")));
  for (const file of post.files) body.append(drawFile(file));
  return body;
}

function drawFile(file) {
  const picture = make("img", { className: "picture", src: `/file/${file}`, alt: text("sandbox-picture") });
  picture.addEventListener("error", () => picture.replaceWith(make("p", { className: "note" }, text("sandbox-file"))));
  return picture;
}

/** A stored file: a picture or video lies under a veil until it is tapped. */
function drawShown({ name, kind }) {
  const src = `/file/${name}`;
  if (kind === "voice") return make("audio", { className: "shown", src, controls: true, preload: "metadata" });
  const file =
    kind === "photo"
      ? make("img", { className: "picture", src, alt: text("sandbox-shown") })
      : make("video", { className: "picture", src, controls: true, preload: "metadata" });
  const veil = make("button", { type: "button", className: "veil" }, text("sandbox-unveil"));
  const shown = make("div", { className: "shown veiled" }, file, veil);
  file.inert = true;
  veil.addEventListener("click", () => {
    file.inert = false;
    shown.classList.remove("veiled");
    veil.remove();
  });
  return shown;
}

function drawButtons(post, on) {
  const rows = post.buttons.map((row) =>
    make("div", { className: "buttons" }, ...row.map((button) => drawButton(post, button, on))),
  );
  if (post.form) rows.push(make("div", { className: "buttons" }, own("sandbox-fill-in", () => on.fillIn(post, post.form))));
  if (post.askLocation) {
    const share = make("button", { type: "button", className: "press" }, post.askLocation);
    share.addEventListener("click", () => on.sharePlace(post));
    rows.push(make("div", { className: "buttons" }, share));
  }
  return rows;
}

function own(key, run) {
  const button = make("button", { type: "button", className: "press primary" }, text(key));
  button.addEventListener("click", run);
  return button;
}

function drawButton(post, { label, payload, url, start, style }, on) {
  if (start) {
    const button = make("button", { type: "button", className: `press ${style}`, data: { start } }, label);
    button.addEventListener("click", () => on.openPrivately(post, start));
    return button;
  }
  if (payload === null) {
    return url
      ? make("a", { className: "press", href: url, target: "_blank", rel: "noopener noreferrer" }, label)
      : make("span", { className: "press" }, label);
  }
  const button = make("button", { type: "button", className: `press ${style}`, dir: "auto", data: { payload } }, label);
  button.addEventListener("click", () => on.press(post, payload, button));
  return button;
}
