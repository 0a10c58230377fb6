// Text with entities becomes elements. Everything a person wrote is a text node; nothing is ever parsed as HTML.

const PLAIN = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// Telegram's offsets are UTF-16 units, and so are JavaScript's.
export function rich(text, entities, hands) {
  const made = document.createDocumentFragment();
  build(made, text, 0, text.length, entities, hands);
  return made;
}

function build(into, text, from, to, entities, hands) {
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    let last = index + 1;
    while (last < entities.length && entities[last].offset < end) last += 1;
    if (start < end) {
      into.append(text.slice(at, start));
      const piece = text.slice(start, end);
      const box = wrap(entity, piece, hands);
      build(box, text, start, end, entities.slice(index + 1, last), hands);
      into.append(box);
      at = end;
    }
    index = last;
  }
  into.append(text.slice(at, to));
}

function wrap(entity, piece, hands) {
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "url") return link(piece.includes("://") ? piece : `https://${piece}`, hands);
  if (entity.type === "text_link") return link(entity.url, hands);
  if (entity.type === "bot_command") return press("command", () => hands.says(piece));
  const box = element(PLAIN[entity.type] || "span");
  if (entity.type === "expandable_blockquote") {
    box.className = "folded";
    box.addEventListener("click", () => box.classList.remove("folded"));
  }
  return box;
}

function press(className, action) {
  const box = element("a", className);
  box.href = "#";
  box.addEventListener("click", (event) => { event.preventDefault(); action(); });
  return box;
}

function link(url, hands) {
  const code = hands.startCode(url);
  if (code) return press("start", () => hands.starts(code));
  if (!/^https?:\/\//i.test(url)) return element("span");
  const box = element("a");
  box.href = url;
  box.target = "_blank";
  box.rel = "noopener noreferrer";
  return box;
}

function spoiler() {
  const box = element("span", "spoiler");
  box.tabIndex = 0;
  box.setAttribute("role", "button");
  box.setAttribute("aria-label", "Nội dung che, bấm để xem");
  const show = () => { box.classList.add("seen"); box.removeAttribute("aria-label"); box.removeAttribute("role"); };
  box.addEventListener("click", show);
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
  return box;
}
