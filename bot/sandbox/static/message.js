// One bubble with its file, its time and its buttons.
import { element, rich } from "./rich.js";

const ZONE = "Asia/Ho_Chi_Minh";
const CLOCK = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE });
const DAY = new Intl.DateTimeFormat("vi-VN", { weekday: "long", day: "numeric", month: "numeric", year: "numeric", timeZone: ZONE });

export const dayOf = (post) => DAY.format(new Date(post.at));

export function bubble(post, hands) {
  const row = element("article", post.bot ? "post from-bot" : "post from-me");
  row.dataset.id = post.id;
  const body = element("div", "bubble");
  if (hands.names && !post.bot) body.append(element("p", "sender", post.sender));
  if (post.topic) body.append(element("p", "reply", `Chủ đề: ${post.topic}`));
  if (post.reply) body.append(element("p", "reply", post.reply));
  if (post.file) body.append(file(post.file));
  if (post.location) body.append(element("p", "words", `Vị trí: ${post.location.latitude}, ${post.location.longitude}`));
  if (post.text) {
    const words = element("div", "words");
    words.append(rich(post.text, post.entities, hands));
    body.append(words);
  }
  body.append(stamp(post));
  row.append(body);
  if (post.keyboard.length) row.append(keyboard(post, hands));
  return row;
}

function stamp(post) {
  const marks = [post.silent && "không chuông", post.edited && "đã sửa", CLOCK.format(new Date(post.at))];
  const made = element("time", "stamp", marks.filter(Boolean).join(" · "));
  made.dateTime = post.at;
  return made;
}

function file(value) {
  const made = element("a", value.kind === "photo" ? "photo" : "file");
  made.href = value.url;
  made.download = value.name;
  if (value.kind === "photo") {
    const picture = element("img");
    picture.src = value.url;
    picture.alt = "Ảnh";
    made.append(picture);
    return made;
  }
  const ending = value.name.includes(".") ? value.name.split(".").pop().slice(0, 4) : "tệp";
  const about = element("span", "file-about");
  about.append(element("span", "file-name", value.name), element("span", "file-size", size(value.size)));
  made.append(element("span", "file-kind", ending), about);
  made.setAttribute("aria-label", `Tải tệp ${value.name}, ${size(value.size)}`);
  return made;
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} byte`;
  const [value, unit] = bytes < 1048576 ? [bytes / 1024, "KB"] : [bytes / 1048576, "MB"];
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}

function keyboard(post, hands) {
  const made = element("div", "keys");
  for (const row of post.keyboard) {
    const line = element("div", "keys-row");
    line.append(...row.map((key) => button(post, key, hands)));
    made.append(line);
  }
  return made;
}

function button(post, key, hands) {
  const made = element("button", `key ${key.style || ""}`, key.text);
  made.type = "button";
  if (key.url && !hands.startCode(key.url)) made.classList.add("leads-out");
  made.addEventListener("click", () => hands.presses(post, key, made));
  return made;
}
