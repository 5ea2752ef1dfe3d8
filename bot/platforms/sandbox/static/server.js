// Talking to the server: what people do goes out, what changes comes in.

import { currentLocale, helpNumber, text } from "./words.js";

const TRIES = 3;
const PAUSE = 600; // milliseconds, times the number of the try
const FILE_BYTES = 20 * 1024 * 1024;
const TEXT_CHARACTERS = 200_000;

/** What went wrong, in words for the person. */
export class Problem extends Error {
  constructor(key) {
    const help = helpNumber() ? ` ${text("sandbox-help-number", { number: helpNumber() })}` : "";
    super(text(key) + help);
  }
}

/** One thing somebody does: kind is "say", "press" or "form". Returns {form} when a form is to be filled in first. */
export async function act(kind, deed) {
  if ((deed.text ?? "").length > TEXT_CHARACTERS) throw new Problem("sandbox-too-long");
  const files = await Promise.all((deed.files ?? []).map(handOver));
  const body = JSON.stringify({ id: crypto.randomUUID(), locale: currentLocale(), ...deed, files });
  return post(`/${kind}`, body, "application/json");
}

/** Move the program's clock forward: {now}. */
export async function moveClock(minutes) {
  // Not sent again when the answer is lost: the clock would move twice.
  const answer = await fetch("/clock", {
    method: "POST",
    body: JSON.stringify({ minutes }),
    headers: { "Content-Type": "application/json" },
  });
  if (!answer.ok) throw new Problem("sandbox-failed");
  return answer.json();
}

export async function complete(argument, typed) {
  const query = new URLSearchParams({ argument, typed, locale: currentLocale() });
  const answer = await fetch(`/complete?${query}`);
  return answer.ok ? answer.json() : [];
}

/** Listen to everything that changes. on: functions by event name, and offline(isOffline). */
export function listen(on) {
  const source = new EventSource("/events");
  for (const name of ["state", "post", "delete", "settled", "clock"]) {
    source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  source.onopen = () => on.offline(false);
  source.onerror = () => on.offline(true);
}

async function handOver(file) {
  if (file.size > FILE_BYTES) throw new Problem("sandbox-file-too-large");
  const id = crypto.randomUUID();
  await post(`/file/${id}`, file, file.type || "application/octet-stream");
  return { id, kind: (file.type || "application/octet-stream").slice(0, 100), size: file.size };
}

/** Post, again when no answer came: the id in the body makes a repeat harmless. */
async function post(path, body, type, tried = 1) {
  let answer;
  try {
    answer = await fetch(path, { method: "POST", body, headers: { "Content-Type": type } });
  } catch {
    if (tried === TRIES) throw new Problem("sandbox-failed");
    await new Promise((resolve) => setTimeout(resolve, PAUSE * tried));
    return post(path, body, type, tried + 1);
  }
  if (answer.ok) return answer.json();
  const refusal = await answer.json().catch(() => ({}));
  throw new Problem(refusal.error ?? "sandbox-failed");
}
