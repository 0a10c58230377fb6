// A group chat: one screen for everybody in it; a choice says who writes and presses.
import * as net from "./net.js";
import { Phone } from "./phone.js";
import { element } from "./rich.js";

export class GroupPhone extends Phone {
  constructor(group, page) {
    super({ id: group.id, name: group.title, caption: "", started: true, blocked: false, commands: [] }, page);
    this.hands.names = true;
    this.root.classList.add("is-group");
    this.find(".attach").hidden = true;
    this.find(".block").hidden = true;
    this.tools();
    this.regroup(group);
  }

  tools() {
    const bar = element("div", "tools");
    this.speaker = element("select");
    this.speaker.setAttribute("aria-label", "Ai viết và bấm trong nhóm");
    this.topic = element("select");
    this.topic.setAttribute("aria-label", "Chủ đề");
    this.hidden = element("input");
    this.hidden.type = "checkbox";
    const hidden = element("label", "hidden-name");
    hidden.append(this.hidden, "Ẩn danh");
    this.door = this.tool("", () => this.act(this.group.bot ? "expel" : "bring"));
    this.upgrade = this.tool("Lên siêu nhóm", () => this.act("migrate"));
    this.drop = this.tool("Xóa chủ đề", () => this.act("drop_topic"));
    bar.append(this.speaker, this.topic, hidden, this.door, this.upgrade, this.drop);
    this.find(".owner").after(bar);
  }

  tool(label, run) {
    const made = element("button", "quiet", label);
    made.type = "button";
    made.addEventListener("click", () => this.do(run()));
    return made;
  }

  regroup(group) {
    this.group = group;
    const names = group.members.map((id) => this.page.nameOf(id)).filter(Boolean);
    this.show({ id: group.id, name: group.title, caption: names.join(", "), started: true, blocked: false, commands: [] });
    this.find(".block").hidden = true;
    this.root.setAttribute("aria-label", `Nhóm ${group.title}`);
    this.find(".face").textContent = "#";
    options(this.speaker, group.members.map((id) => [id, this.page.nameOf(id)]));
    options(this.topic, [[0, "Chung"], ...group.topics.map((one) => [one.id, one.title])]);
    this.topic.hidden = this.drop.hidden = !group.topics.length;
    this.upgrade.hidden = group.id < -1000000000000;
    this.door.textContent = group.bot ? "Đưa bot ra" : "Thêm bot";
  }

  act(name, body = {}) {
    const where = { chat: this.group.id, topic: Number(this.topic.value), anonymous: this.hidden.checked };
    return net.act(Number(this.speaker.value), name, { ...where, ...body });
  }

  commands() {
    return [{ label: `/start@${this.page.bot.username}`, hint: "Hỏi nhóm này của đơn vị nào", run: () => { this.field.value = ""; this.says(`/start@${this.page.bot.username}`); } }];
  }
}

function options(select, pairs) {
  const chosen = select.value;
  select.replaceChildren(...pairs.map(([value, label]) => {
    const made = element("option", "", label);
    made.value = value;
    return made;
  }));
  if (pairs.some(([value]) => String(value) === chosen)) select.value = chosen;
}

// The dialog in which a person opens a group, or (out of the bot's own link) says into which the bot shall come.
export function groupDialog(page) {
  const dialog = document.getElementById("newgroup");
  const form = dialog.querySelector("form");
  const members = dialog.querySelector(".members");
  const where = form.elements.where;
  let wish = { payload: "" };
  const own = () => where.closest("label").hidden || where.value === "0";
  const turn = () => { dialog.querySelector(".fresh").hidden = !own(); form.elements.title.required = own(); };
  where.addEventListener("change", turn);
  form.querySelector('[value="cancel"]').addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = [...members.querySelectorAll("input:checked")].map((box) => Number(box.value));
    const by = wish.by || chosen[0];
    if (!by) return;
    const fresh = { title: form.elements.title.value, members: chosen, forum: form.elements.forum.checked };
    const chat = own() ? (await net.act(by, "group", fresh)).id : Number(where.value);
    await net.act(by, "bring", { chat, payload: wish.payload });
    dialog.close();
  });
  return (by = 0, payload = "") => {
    wish = { by, payload };
    form.reset();
    const mine = page.groups().filter((group) => !by || group.members.includes(by));
    options(where, [[0, "Nhóm mới"], ...mine.map((group) => [group.id, group.title])]);
    where.closest("label").hidden = !payload || !mine.length;
    members.replaceChildren(...page.people().map((person) => member(person, person.id === by)));
    turn();
    dialog.showModal();
  };
}

function member(person, isIn) {
  const label = element("label", "member");
  const box = element("input");
  box.type = "checkbox";
  box.value = person.id;
  box.checked = isIn;
  label.append(box, person.name);
  return label;
}
