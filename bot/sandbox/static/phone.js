// One phone: its chat with the bot, its composer, its toasts.
import { Menu } from "./menu.js";
import { bubble, dayOf } from "./message.js";
import * as net from "./net.js";
import { element } from "./rich.js";

const TOAST_STAYS = 4500;
const ANSWER_WAITS = 20000;
const INLINE_WAITS = 250;

export class Phone {
  constructor(person, page) {
    this.page = page;
    this.posts = new Map();
    this.waiting = new Map();
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${person.id}`;
    this.find = (selector) => this.root.querySelector(selector);
    this.log = this.find(".log");
    this.field = this.find("textarea");
    this.menu = new Menu(this.find(".menu"), this.field);
    this.hands = {
      says: (text) => this.says(text),
      starts: (payload) => this.do(this.act("start", { payload })),
      startCode: (url) => page.startCode(url),
      presses: (post, key, button) => this.presses(post, key, button),
    };
    this.wire();
    this.show(person);
  }

  wire() {
    this.find("form").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("input", () => this.onInput());
    this.find(".attach").addEventListener("click", (event) => this.toggle(event.currentTarget, () => this.files()));
    this.find(".slash").addEventListener("click", (event) => this.toggle(event.currentTarget, () => this.commands("")));
    this.find("input[type=file]").addEventListener("change", (event) => this.sendFile(event.target));
    this.find(".block").addEventListener("click", () => this.do(this.act("block")));
    this.find(".gate").addEventListener("click", () => this.do(this.act(this.person.blocked ? "unblock" : "start")));
    this.find(".newer").addEventListener("click", () => this.toBottom());
    this.find(".alert button").addEventListener("click", () => { this.find(".alert").hidden = true; this.field.focus(); });
    this.follows = true;
    this.log.addEventListener("scroll", () => this.onScroll());
    new ResizeObserver(() => { if (this.follows) this.toBottom(); }).observe(this.log);
  }

  show(person) {
    this.person = person;
    const words = person.name.split(" ");
    this.root.setAttribute("aria-label", `Máy của ${person.name}`);
    this.log.setAttribute("aria-label", `Tin nhắn của ${person.name}`);
    this.find(".face").textContent = words[words.length - 1].slice(0, 1).toUpperCase();
    this.find(".face").dataset.hue = person.id % 6;
    this.find("h2").textContent = person.name;
    this.find(".owner p").textContent = person.caption;
    this.find(".block").hidden = person.blocked || !person.started;
    this.find(".slash").hidden = !person.commands.length;
    this.root.classList.toggle("is-blocked", person.blocked);
    const gate = this.find(".gate");
    gate.hidden = person.started && !person.blocked;
    gate.textContent = person.blocked ? "Bỏ chặn bot" : "Bắt đầu";
    this.find("form").hidden = !gate.hidden;
    this.empty();
  }

  fill(posts) {
    this.posts = new Map(posts.map((post) => [post.id, post]));
    this.log.replaceChildren(...posts.map((post) => bubble(post, this.hands)));
    this.days();
    this.empty();
    this.toBottom();
  }

  put(post) {
    const isNew = !this.posts.has(post.id);
    const follow = this.follows || !post.bot;
    this.posts.set(post.id, post);
    const made = bubble(post, this.hands);
    if (isNew) {
      made.classList.add("arrives");
      this.log.append(made);
    } else {
      this.replace(post.id, made);
    }
    this.days();
    this.empty();
    if (follow) this.toBottom();
    else if (isNew) this.find(".newer").hidden = false;
    return isNew;
  }

  replace(id, made) {
    const old = this.log.querySelector(`[data-id="${id}"]`);
    if (!old) return;
    const keys = [...old.querySelectorAll(".key")];
    const focused = keys.indexOf(document.activeElement);
    old.replaceWith(made);
    if (focused >= 0) (made.querySelectorAll(".key")[focused] || this.log).focus({ preventScroll: true });
  }

  remove(id) {
    this.posts.delete(Number(id));
    this.log.querySelector(`[data-id="${id}"]`)?.remove();
    this.days();
    this.empty();
  }

  days() {
    let last = "";
    this.log.querySelectorAll(".day").forEach((mark) => mark.remove());
    for (const row of [...this.log.querySelectorAll(".post")]) {
      const day = dayOf(this.posts.get(Number(row.dataset.id)));
      if (day !== last) row.before(element("p", "day", day));
      last = day;
    }
  }

  empty() {
    this.log.querySelector(".nothing")?.remove();
    if (this.posts.size) return;
    const hint = this.person?.started ? "Chưa có tin nhắn." : "Bấm “Bắt đầu” để mở trò chuyện với bot.";
    this.log.append(element("p", "nothing", hint));
  }

  // Only a person's scrolling up stops the following; a phone that shrinks does not.
  onScroll() {
    const goesUp = this.log.scrollTop < this.scrolledTo;
    this.scrolledTo = this.log.scrollTop;
    if (this.isAtBottom()) this.follows = true;
    else if (goesUp) this.follows = false;
    if (this.follows) this.find(".newer").hidden = true;
  }

  isAtBottom() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

  toBottom() {
    this.follows = true;
    this.log.scrollTop = this.log.scrollHeight;
    this.find(".newer").hidden = true;
  }

  // What the person does

  act(name, body = {}) { return net.act(this.person.id, name, body); }

  async do(promise) {
    try { return await promise; } catch (error) { this.toast(error.message); return null; }
  }

  says(text) { return this.do(this.act("text", { text })); }

  send() {
    const text = this.field.value;
    this.menu.close();
    if (!text.trim()) return;
    this.field.value = "";
    this.grow();
    this.says(text).then((done) => { if (!done && !this.field.value) { this.field.value = text; this.grow(); } });
  }

  sendFile(input) {
    const file = input.files[0];
    input.value = "";
    if (!file) return;
    const caption = this.field.value;
    this.field.value = "";
    this.grow();
    this.do(net.upload(this.person.id, file, caption));
  }

  async presses(post, key, button) {
    const typed = key.switch_inline_query_current_chat ?? key.switch_inline_query;
    if (typed !== undefined) { this.beginInline(typed); return; }
    if (key.copy_text) { await navigator.clipboard?.writeText(key.copy_text.text); this.toast("Đã chép."); return; }
    if (key.url && this.page.startGroup(key.url)) { this.page.intoGroup(this.person, this.page.startGroup(key.url)); return; }
    if (key.url && !this.page.startCode(key.url)) { window.open(key.url, "_blank", "noopener"); return; }
    button.classList.add("waits");
    button.setAttribute("aria-busy", "true");
    const done = await this.do(this.act("press", { message: post.id, button: key.callback_data || key.text }));
    const free = () => { button.classList.remove("waits"); button.removeAttribute("aria-busy"); };
    if (!done || done.toast !== null) { free(); if (done) this.answered(done); return; }
    const early = this.page.takeAnswer(done.id);
    this.waiting.set(done.id, free);
    if (early) this.answered(early);
    else setTimeout(() => this.waiting.delete(done.id) && free(), ANSWER_WAITS);
  }

  answered(press) {
    this.waiting.get(press.id)?.();
    const known = this.waiting.delete(press.id);
    if (press.toast && press.alert) this.alert(press.toast);
    else if (press.toast) this.toast(press.toast);
    return known;
  }

  toast(text) {
    const box = this.find(".toast");
    clearTimeout(this.toastEnds);
    box.textContent = text;
    box.hidden = false;
    this.toastEnds = setTimeout(() => { box.hidden = true; }, Math.max(TOAST_STAYS, text.length * 60));
  }

  alert(text) {
    const box = this.find(".alert");
    box.querySelector("p").textContent = text;
    box.hidden = false;
    box.querySelector("button").focus();
  }

  // The composer

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape") this.menu.close();
    if (event.key === "ArrowUp" && this.menu.isOpen) { event.preventDefault(); this.menu.onKey(event); }
  }

  onInput() {
    this.grow();
    const behindName = this.behindName();
    clearTimeout(this.typedInline);
    if (behindName !== null) this.typedInline = setTimeout(() => this.typeInline(behindName), INLINE_WAITS);
    else if (/^\/\w*$/.test(this.field.value)) this.menu.show(this.commands(this.field.value.slice(1)));
    else this.menu.close();
  }

  // What is typed behind the bot's name asks it at once, as in any chat.
  behindName() {
    const name = `@${this.page.bot.username} `;
    return this.field.value.startsWith(name) ? this.field.value.slice(name.length) : null;
  }

  async typeInline(text) {
    const asked = await this.do(this.act("inline", { text }));
    this.inlineId = asked?.id;
    const early = asked && this.page.takeInline(asked.id);
    if (early) this.offered(early);
  }

  offered(answer) {
    if (answer.id !== this.inlineId || this.behindName() !== answer.query) return answer.id === this.inlineId;
    const done = () => { this.field.value = ""; this.grow(); };
    const above = answer.button ? [{ label: answer.button.text, run: () => { done(); this.do(this.act("start", { payload: answer.button.start_parameter })); } }] : [];
    const results = answer.results.map((one) => ({ label: one.title, hint: one.description, run: () => { done(); this.do(this.act("choose", { query: answer.id, result: one.id })); } }));
    this.menu.show([...above, ...results]);
    return true;
  }

  beginInline(text) {
    this.field.value = `@${this.page.bot.username} ${text}`;
    this.field.focus();
    this.onInput();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
  }

  toggle(opener, items) {
    if (this.menu.opener === opener) this.menu.close();
    else this.menu.show(items(), opener);
  }

  commands(begun) {
    const inline = { label: `@${this.page.bot.username}`, hint: "Tìm ngay khi gõ, ở bất kỳ trò chuyện nào", run: () => this.beginInline("") };
    const known = this.person.commands
      .filter((item) => item.command.startsWith(begun.toLowerCase()))
      .map((item) => ({ label: `/${item.command}`, hint: item.description, run: () => { this.field.value = ""; this.says(`/${item.command}`); } }));
    return begun || !known.length ? known : [...known, inline];
  }

  files() {
    const own = { label: "Chọn tệp trên máy…", run: () => this.find("input[type=file]").click() };
    const samples = this.page.samples.map((name) => ({ label: name, hint: "Văn bản mẫu", run: () => this.do(this.act("sample", { name })) }));
    return [own, ...samples];
  }

  typing() {
    this.root.classList.add("is-typing");
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.root.classList.remove("is-typing"), 3000);
  }
}
