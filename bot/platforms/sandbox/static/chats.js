// The chats on the page: which is shown, who acts in it, what is new.

import { announce, make, tabs } from "./dom.js";
import { drawMessage } from "./messages.js";
import { text } from "./words.js";

const NEAR_THE_END = 120; // pixels
const ABOVE = 12; // pixels above a long message's beginning
const posts = new Map();
const logs = [...document.querySelectorAll("[data-chats]")];
const unread = new Map();
// The network's rooms share one pane; in each somebody acts, whose private chat with the bot stands there too.
const actors = { moderators: "mod-1", verifiers: "ver-1", coordinators: "coo-1" };
const seated = { person: "ana", chat: "ana", neighbour: "ana", room: "moderators", pane: "community" };
let handlers = {};

export function startChats(on) {
  handlers = { ...on, wordsOf };
  const chatTabs = [...document.querySelectorAll("[data-chat-tab]")];
  const paneTabs = [...document.querySelectorAll("[data-pane-tab]")];
  const showChat = tabs(chatTabs, (tab) => openChat(tab.dataset.chatTab));
  const showPane = tabs(paneTabs, (tab) => openPane(tab.dataset.paneTab));
  const roomTabs = [...document.querySelectorAll("[data-room-tab]")];
  const showRoom = tabs(roomTabs, (tab) => openRoom(tab.dataset.roomTab));
  for (const radio of document.querySelectorAll("[data-acts-in] input")) {
    radio.addEventListener("change", () => {
      actors[radio.name] = radio.value;
      redraw();
    });
  }
  showChat(chatTabs[0]);
  showRoom(roomTabs[0]);
  showPane(paneTabs[0]);
  return {
    show(chat) {
      const tab = chatTabs.find((each) => each.dataset.chatTab === chat);
      if (tab) showChat(tab);
      const room = roomOf(chat);
      if (room) showRoom(roomTabs.find((each) => each.dataset.roomTab === room));
      const pane = tab ? "community" : room ? "moderators" : chat;
      showPane(paneTabs.find((each) => each.dataset.paneTab === pane));
      if (!tab) document.getElementById(pane).focus();
    },
  };
}

function wordsOf(reference) {
  const paragraphs = find(reference)?.querySelector(".body").children ?? [];
  return [...paragraphs].map((each) => each.textContent).join(" ").replace(/\s+/g, " ");
}

/** Where a composer writes, and as whom. */
export function seat(composer) {
  if (composer === "moderators") return { chat: seated.room, user: actors[seated.room] };
  return { chat: seated.chat, user: seated.chat === "neighbours" ? seated.neighbour : seated.chat };
}

export function setNeighbour(name) {
  seated.neighbour = name;
  redraw();
}

/** Who presses a button in this chat. */
export function presser(chat) {
  if (chat in actors) return actors[chat];
  if (chat === "neighbours") return seated.neighbour;
  return chat === "alerts" ? seated.person : chat;
}

export function showState(all) {
  posts.clear();
  for (const post of all) posts.set(post.reference, post);
  redraw();
}

export function showPost(post) {
  const isNew = !posts.has(post.reference);
  posts.set(post.reference, post);
  const log = logOf(post.chat);
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
  if (isNew) {
    log.append(draw(post));
    if (post.author === "farolito" && !isSeen(log)) count(log, 1);
  } else {
    replaceMessage(log, post);
    announce(text("sandbox-changed", { name: log.getAttribute("aria-label") }));
  }
  if (atEnd || post.author === presser(post.chat)) toEnd(log);
}

export function removePost({ reference }) {
  posts.delete(reference);
  find(reference)?.remove();
}

export function redraw() {
  for (const log of logs) {
    log.setAttribute("aria-busy", "true");
    log.replaceChildren(log.querySelector(".empty"));
    for (const post of posts.values()) if (logOf(post.chat) === log) log.append(draw(post));
    log.removeAttribute("aria-busy");
    toEnd(log);
  }
  for (const log of logs) count(log, 0);
}

function draw(post) {
  const element = drawMessage(post, { viewer: presser(post.chat), on: handlers });
  // What the bot writes to one of a room in private is for that person alone.
  const room = roomOf(post.chat);
  element.hidden = room !== undefined && post.chat !== room && post.chat !== actors[room];
  return element;
}

/** An edit keeps the keyboard where it was: on the message whose button was pressed. */
function replaceMessage(log, post) {
  const old = find(post.reference);
  const hadFocus = old?.contains(document.activeElement);
  const element = draw(post);
  element.classList.add("changed");
  if (old) old.replaceWith(element);
  else log.append(element);
  if (hadFocus) (element.querySelector("button, a.press") ?? element).focus({ preventScroll: true });
}

function openChat(chat) {
  seated.chat = chat;
  if (chat !== "neighbours") seated.person = chat;
  for (const log of document.querySelectorAll("#community .log")) log.hidden = log.dataset.chats !== chat;
  const log = logOf(chat);
  count(log, 0);
  toEnd(log);
  document.querySelector("[data-composer=community] .persona")?.toggleAttribute("hidden", chat !== "neighbours");
}

function openRoom(room) {
  seated.room = room;
  for (const log of document.querySelectorAll("#moderators .log")) log.hidden = roomOf(log.dataset.chats.split(" ")[0]) !== room;
  for (const acting of document.querySelectorAll("[data-acts-in]")) acting.hidden = acting.dataset.actsIn !== room;
  const log = logOf(room);
  count(log, 0);
  toEnd(log);
}

function openPane(pane) {
  seated.pane = pane;
  document.body.dataset.pane = pane;
  for (const log of document.querySelectorAll(`#${pane} .log`)) {
    if (!log.hidden) {
      count(log, 0);
      toEnd(log);
    }
  }
}

const find = (reference) => document.querySelector(`[data-reference="${CSS.escape(reference)}"]`);
const logOf = (chat) => logs.find((log) => log.dataset.chats.split(" ").includes(chat));
/** The room of the network that a chat belongs to: itself, or the private chat of one of its people. */
export const roomOf = (chat) => Object.keys(actors).find((room) => logOf(room).dataset.chats.split(" ").includes(chat));
const isSeen = (log) => log.offsetParent !== null;

/** Show the last message: its end, but when it is long its beginning, which matters most. */
function toEnd(log) {
  const last = log.lastElementChild;
  const top = last.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
  log.scrollTop = Math.min(log.scrollHeight, top - ABOVE);
}

/** Count what is new in a log that is not on the screen; 0: it was seen. */
function count(log, more) {
  if (more || isSeen(log)) unread.set(log, more ? (unread.get(log) ?? 0) + more : 0);
  for (const [tab, shown] of tabsOf(log)) {
    const number = shown.reduce((sum, each) => sum + (unread.get(each) ?? 0), 0);
    const badge = tab.querySelector(".badge");
    badge.hidden = number === 0;
    badge.textContent = number ? text("sandbox-new", { count: number }) : "";
  }
}

function tabsOf(log) {
  const pane = log.closest(".pane").id;
  const inPane = logs.filter((each) => each.closest(".pane").id === pane);
  const paneTab = document.querySelector(`[data-pane-tab=${pane}]`);
  const chatTab = document.querySelector(`[aria-controls=${log.id}]`);
  return [[paneTab, inPane], ...(chatTab ? [[chatTab, [log]]] : [])];
}
