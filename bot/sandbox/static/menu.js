// The list above the composer: commands, or files to send.
import { element } from "./rich.js";

export class Menu {
  constructor(list, field) {
    this.list = list;
    this.field = field;
    this.opener = null;
    list.addEventListener("keydown", (event) => this.onKey(event));
  }

  get isOpen() { return !this.list.hidden; }

  show(items, opener = null) {
    this.close();
    if (!items.length) return;
    this.list.replaceChildren(...items.map((item) => this.entry(item)));
    this.list.hidden = false;
    this.opener = opener;
    if (opener) {
      opener.setAttribute("aria-expanded", "true");
      this.list.querySelector("button").focus();
    }
  }

  close() {
    this.list.hidden = true;
    if (this.opener) this.opener.setAttribute("aria-expanded", "false");
    this.opener = null;
  }

  entry({ label, hint, run }) {
    const made = element("li");
    const choice = element("button");
    choice.type = "button";
    choice.append(element("b", "", label), element("span", "", hint || ""));
    choice.addEventListener("click", () => { this.close(); this.field.focus(); run(); });
    made.append(choice);
    return made;
  }

  onKey(event) {
    const choices = [...this.list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") { this.close(); this.field.focus(); }
    if (!step) return;
    event.preventDefault();
    const at = choices.indexOf(document.activeElement);
    choices[(at + step + choices.length) % choices.length].focus();
  }
}
