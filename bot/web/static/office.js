// Keeps an open page true: when the office has done something, the page's part is fetched anew.
"use strict";
const MINUTE = 60000;
const PAUSE = 2000; // between two fetches, however much happens
const live = document.getElementById("live");
const main = document.getElementById("main");
let due = 0;
let waiting = false;

function say(words, lost = false) {
  if (live.textContent !== words) live.textContent = words;
  live.classList.toggle("is-lost", lost);
}

function clock() {
  return new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

async function fetchPart() {
  waiting = false;
  due = Date.now() + PAUSE;
  const answer = await fetch(location.href, { headers: { "X-Part": "1" } }).catch(() => null);
  if (!answer) return;
  if (answer.status === 403) {
    location.reload();
    return;
  }
  if (!answer.ok) return;
  const text = await answer.text();
  const focused = document.activeElement && document.activeElement.id;
  main.innerHTML = text;
  if (focused && focused !== "main") document.getElementById(focused)?.focus({ preventScroll: true });
  say(`${live.dataset.live} · ${live.dataset.updated} ${clock()}`);
}

function changed() {
  if (waiting) return;
  waiting = true;
  setTimeout(fetchPart, Math.max(0, due - Date.now()));
}

const events = new EventSource(`${location.pathname.split("/").slice(0, 2).join("/")}/events`);
let greeted = false;
events.addEventListener("hello", () => {
  if (greeted) changed(); // what happened while the line was down
  greeted = true;
  say(live.dataset.live);
});
events.addEventListener("change", changed);
events.addEventListener("error", () => {
  say(live.dataset.lost, true);
  changed();
});
setInterval(changed, MINUTE); // deadlines pass by themselves

const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
