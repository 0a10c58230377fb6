// What the page asks of the world. Every act answers with JSON; a refusal carries a sentence.

async function told(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || "Không làm được. Xin thử lại.");
  return body;
}

export function act(person, name, body = {}) {
  return fetch(`/sandbox/people/${person}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).then(told);
}

export function takeOffer() {
  return fetch("/sandbox/offer", { method: "POST" }).then(told);
}

export function upload(person, file, caption) {
  const form = new FormData();
  form.append("file", file, file.name);
  form.append("caption", caption);
  return fetch(`/sandbox/people/${person}/file`, { method: "POST", body: form }).then(told);
}

export function addPerson(name, caption) {
  return fetch("/sandbox/people", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, caption }),
  }).then(told);
}

export function listen(handlers, onLine) {
  const source = new EventSource("/sandbox/events");
  source.onopen = () => onLine(true);
  source.onerror = () => onLine(false);
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  }
}
