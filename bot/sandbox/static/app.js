// The page: one phone per person, tabs when there is room for only one, tips, and the live line.
import { GroupPhone, groupDialog } from "./group.js";
import * as net from "./net.js";
import { Phone } from "./phone.js";
import { element } from "./rich.js";
import { offer, tips } from "./tips.js";

const phones = new Map();
const answers = new Map();
const area = document.getElementById("phones");
const tabs = document.getElementById("tabs");
const narrow = matchMedia("(max-width: 719px)");

const page = {
  bot: { username: "" },
  samples: [],
  awaited: 0,
  startCode(url) {
    const match = /^https?:\/\/t\.me\/(\w+)\?start=([\w-]{1,64})$/.exec(url);
    return match && match[1] === this.bot.username ? match[2] : "";
  },
  startGroup(url) {
    const match = /^https?:\/\/t\.me\/(\w+)\?startgroup=([\w-]{1,64})$/.exec(url);
    return match && match[1] === this.bot.username ? match[2] : "";
  },
  nameOf: (id) => phones.get(id)?.person.name || "",
  people: () => [...phones.values()].filter((phone) => !phone.group).map((phone) => phone.person),
  groups: () => [...phones.values()].filter((phone) => phone.group).map((phone) => phone.group),
  intoGroup(person, payload) { askGroup(person.id, payload); },
  inlines: new Map(),
  takeInline(id) {
    const early = this.inlines.get(id);
    this.inlines.delete(id);
    return early;
  },
  takeAnswer(id) {
    const early = answers.get(id);
    answers.delete(id);
    return early;
  },
};

// The whole state comes down the same line as the changes, so nothing slips between them.
function everything(state) {
  page.bot = state.bot;
  page.samples = state.samples;
  meet(state.people);
  gather(state.groups);
  for (const [id, phone] of phones) phone.fill(state.chats[id] || []);
  tips(state.tips, phones, choose);
  offer(state.offer);
}

function meet(people) {
  for (const person of people) {
    const known = phones.get(person.id);
    if (known) known.show(person);
    else welcome(person);
  }
  if (phones.has(page.awaited)) {
    choose(page.awaited);
    phones.get(page.awaited).root.scrollIntoView({ inline: "end", block: "nearest" });
    page.awaited = 0;
  }
  if (!tabs.querySelector('[aria-selected="true"]') && people.length) choose(people[0].id);
}

// Groups stand after the people; one that has become a supergroup is another chat
function gather(groups) {
  for (const [id, phone] of phones) {
    if (phone.group && !groups.some((group) => group.id === id)) {
      phone.root.remove();
      document.getElementById(`tab-${id}`).remove();
      phones.delete(id);
    }
  }
  for (const group of groups) {
    const known = phones.get(group.id);
    if (known) known.regroup(group);
    else welcome({ id: group.id, name: group.title }, new GroupPhone(group, page));
  }
}

function welcome(person, phone = new Phone(person, page)) {
  phones.set(person.id, phone);
  area.append(phone.root);
  const tab = element("button", "tab");
  tab.type = "button";
  tab.id = `tab-${person.id}`;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", phone.root.id);
  tab.append(element("span", "tab-name", shortName(person.name)), element("span", "badge"));
  tab.addEventListener("click", () => choose(person.id));
  tab.addEventListener("keydown", onTabKey);
  tabs.append(tab);
}

// People are called by the last word of the name
function shortName(name) {
  const words = name.split(" ");
  return words.length > 2 ? words[words.length - 1] : name;
}

function choose(id) {
  for (const [other, phone] of phones) {
    const isChosen = other === id;
    const tab = document.getElementById(`tab-${other}`);
    phone.root.classList.toggle("is-chosen", isChosen);
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) {
      unread(other, 0);
      phone.toBottom();
      if (narrow.matches) tab.scrollIntoView({ inline: "center", block: "nearest" });
    }
  }
}

function onTabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...tabs.children];
  const next = all[(all.indexOf(event.currentTarget) + step + all.length) % all.length];
  next.click();
  next.focus();
}

function unread(id, count) {
  const badge = document.querySelector(`#tab-${id} .badge`);
  badge.textContent = count ? String(count) : "";
  badge.setAttribute("aria-label", count ? `${count} tin mới` : "");
}

function arrived({ chat, post }) {
  const phone = phones.get(chat);
  if (!phone) return;
  const isNew = phone.put(post);
  const badge = document.querySelector(`#tab-${chat} .badge`);
  if (isNew && post.bot && !phone.root.classList.contains("is-chosen")) unread(chat, Number(badge.textContent) + 1);
}

function answered({ chat, press }) {
  const phone = [phones.get(chat), ...phones.values()].find((one) => one?.waiting.has(press.id));
  if (phone) phone.answered(press);
  else answers.set(press.id, press);
}

function offered({ chat, inline }) {
  if (!phones.get(chat)?.offered(inline)) page.inlines.set(inline.id, inline);
}

function line(isUp) {
  const status = document.getElementById("line");
  status.textContent = isUp ? "Chỉ chạy trên máy này" : "Mất kết nối, đang nối lại…";
  status.classList.toggle("is-down", !isUp);
}

function newcomer() {
  const dialog = document.getElementById("newcomer");
  const form = dialog.querySelector("form");
  document.getElementById("add").addEventListener("click", () => { form.reset(); dialog.showModal(); });
  form.querySelector('[value="cancel"]').addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { id } = await net.addPerson(form.elements.name.value, form.elements.caption.value);
    dialog.close();
    page.awaited = id;
    meet([]);
  });
}

newcomer();
const askGroup = groupDialog(page);
document.getElementById("addgroup").addEventListener("click", () => askGroup());
net.listen({
  everything,
  post: arrived,
  gone: ({ chat, id }) => phones.get(chat)?.remove(id),
  answer: answered,
  inline: offered,
  people: ({ people }) => meet(people),
  groups: ({ groups }) => gather(groups),
  commands: ({ people }) => meet(people),
  offer: ({ offer: made }) => offer(made),
  typing: ({ chat }) => phones.get(chat)?.typing(),
}, line);
