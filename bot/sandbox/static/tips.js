// The greeting: at most three things to try, each in one press, out of the way when not wanted.
import * as net from "./net.js";
import { element } from "./rich.js";

const KEY = "tips-hidden";
const box = document.getElementById("tips");
const opener = document.getElementById("show-tips");

export function tips(list, phones, choose) {
  box.querySelector("ol").replaceChildren(...list.map((tip) => card(tip, phones, choose)));
  opener.hidden = !list.length;
  show(list.length > 0 && !localStorage.getItem(KEY));
}

// One larger thing to load: the last of the list, a button until it is pressed, then how far it is.
export function offer(made) {
  box.querySelector(".offer")?.remove();
  if (!made) return;
  const item = element("li", "tip offer");
  const words = element("div");
  words.append(element("h2", "", made.title), element("p", "", made.hint));
  const state = element("p", "word", made.word);
  state.setAttribute("role", "status");
  item.append(words, state);
  if (!made.word || made.word.startsWith("Chưa")) {
    const run = element("button", "quiet", made.label);
    run.type = "button";
    run.setAttribute("aria-label", `${made.label}: ${made.title}`);
    run.addEventListener("click", () => { run.disabled = true; net.takeOffer(); });
    item.append(run);
  }
  box.querySelector("ol").append(item);
}

function show(isShown) {
  box.hidden = !isShown;
  opener.setAttribute("aria-expanded", String(isShown));
}

function card(tip, phones, choose) {
  const made = element("li", "tip");
  const words = element("div");
  words.append(element("h2", "", tip.title), element("p", "", tip.hint));
  made.append(words);
  const phone = phones.get(tip.person);
  if (phone && (tip.sample || tip.text)) {
    const run = element("button", "quiet", "Làm thử");
    run.type = "button";
    run.setAttribute("aria-label", `Làm thử: ${tip.title}`);
    run.addEventListener("click", () => { choose(tip.person); phone.do(act(tip)); });
    made.append(run);
  }
  return made;
}

function act(tip) {
  if (tip.sample) return net.act(tip.person, "sample", { name: tip.sample });
  return net.act(tip.person, "text", { text: tip.text });
}

opener.addEventListener("click", () => {
  show(box.hidden);
  if (box.hidden) localStorage.setItem(KEY, "1");
  else localStorage.removeItem(KEY);
});
document.getElementById("hide-tips").addEventListener("click", () => opener.click());
