// The page: puts its parts together.

import { presser, redraw, removePost, roomOf, seat, setNeighbour, showPost, showState, startChats } from "./chats.js";
import { Composer, deliver } from "./composer.js";
import { announce, toast } from "./dom.js";
import { fillIn, startForms } from "./forms.js";
import { listen, moveClock } from "./server.js";
import { chooseLocale, commandName, currentLocale, helpNumber, loadWords, moment, text, translate } from "./words.js";

const STEPS = "farolito.steps";
const PRESS_WAITS = 5_000; // milliseconds until a press may be tried again
const waiting = new Map();
const composers = {};
let ahead = 0; // milliseconds between the program's time and this computer's

await loadWords();
const chats = startChats({ press, fillIn: openForm, sharePlace, openPrivately });
for (const root of document.querySelectorAll("[data-composer]")) {
  composers[root.dataset.composer] = new Composer(root, {
    seat: () => seat(root.dataset.composer),
    onNeighbour: setNeighbour,
  });
}
startForms();
startTop();
startSteps();
showLanguage();
listen({
  state(state) {
    showState(state.posts);
    setClock(state);
    document.body.dataset.ready = "yes";
  },
  post: showPost,
  delete: removePost,
  settled,
  clock: setClock,
  offline(isOffline) {
    document.getElementById("offline").hidden = !isOffline;
  },
});

async function press(post, payload, button) {
  if (button.getAttribute("aria-busy")) return;
  const id = crypto.randomUUID();
  const free = () => button.removeAttribute("aria-busy");
  button.setAttribute("aria-busy", "true");
  waiting.set(id, free);
  const deed = { id, chat: post.chat, user: presser(post.chat), payload, message: post.reference };
  const sent = await deliver("press", deed);
  // A form was opened, or the answer is on its way: the program settles the press, the timer is for when it cannot.
  setTimeout(free, sent && !document.querySelector("dialog[open]") ? PRESS_WAITS : 0);
}

function settled({ id, notice }) {
  const free = waiting.get(id);
  if (!free) return;
  waiting.delete(id);
  free();
  if (notice) toast(notice);
}

function openForm(post, form) {
  fillIn(form, { chat: post.chat, user: presser(post.chat), message: post.reference });
}

function sharePlace(post) {
  const composer = roomOf(post.chat) ? composers.moderators : composers.community;
  composer.sharePlace({ chat: post.chat, user: presser(post.chat) });
}

/** The private chat of whoever presses, begun with the word behind the button. */
async function openPrivately(post, start) {
  const user = presser(post.chat);
  chats.show(user);
  await deliver("say", { id: crypto.randomUUID(), chat: user, user, text: `/start ${start}` });
}

function setClock({ now }) {
  ahead = new Date(now) - Date.now();
  showClock();
}

function showClock() {
  const now = new Date(Date.now() + ahead).toISOString();
  const clock = document.getElementById("clock");
  clock.dateTime = now;
  clock.textContent = moment(now);
}

function startTop() {
  setInterval(showClock, 5_000);
  for (const button of document.querySelectorAll("[data-minutes]")) {
    button.addEventListener("click", async () => {
      try {
        setClock(await moveClock(Number(button.dataset.minutes)));
        announce(text("sandbox-clock-moved", { time: document.getElementById("clock").textContent }));
      } catch {
        toast(text("sandbox-failed"), { problem: true });
      }
    });
  }
  for (const button of document.querySelectorAll("[data-locale]")) {
    button.addEventListener("click", () => {
      chooseLocale(button.dataset.locale);
      showLanguage();
      redraw();
    });
  }
}

function showLanguage() {
  document.documentElement.lang = currentLocale();
  document.title = text("sandbox-title");
  for (const button of document.querySelectorAll("[data-locale]")) {
    button.setAttribute("aria-pressed", String(button.dataset.locale === currentLocale()));
  }
  translate(document);
  for (const button of document.querySelectorAll("[data-say]")) button.textContent = suggestion(button);
  const help = document.getElementById("help-number");
  help.hidden = !helpNumber();
  help.textContent = text("sandbox-help-number", { number: helpNumber() });
  showClock();
}

function suggestion({ dataset }) {
  if (dataset.words) return text(dataset.words);
  return [`/${commandName(dataset.command)}`, dataset.argument].filter(Boolean).join(" ");
}

function startSteps() {
  const steps = document.getElementById("steps");
  steps.open = localStorage.getItem(STEPS) !== "closed";
  steps.addEventListener("toggle", () => localStorage.setItem(STEPS, steps.open ? "open" : "closed"));
  for (const button of steps.querySelectorAll("[data-say]")) {
    button.addEventListener("click", () => {
      chats.show(button.dataset.say);
      composers.community.say(suggestion(button));
    });
  }
  for (const button of steps.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => chats.show(button.dataset.show));
  }
}
