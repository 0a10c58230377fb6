// The code stands behind "#": browsers never send that part. A press opens the page, so that a preview of the
// link, which runs no finger, cannot use the code up.
"use strict";
const code = location.hash.slice(1);
const button = document.getElementById("enter");
const section = document.querySelector(".enter");
if (code && button) {
  history.replaceState(null, "", location.pathname);
  button.hidden = false;
  document.getElementById("bad").hidden = true;
  button.focus();
  button.addEventListener("click", async () => {
    button.disabled = true;
    document.getElementById("entering").hidden = false;
    const answer = await fetch(location.pathname, { method: "POST", body: code }).catch(() => null);
    if (answer && answer.status === 204) {
      location.replace(section.dataset.into);
      return;
    }
    document.getElementById("entering").hidden = true;
    if (!answer) {
      button.disabled = false;
      return;
    }
    button.hidden = true;
    document.getElementById("used").hidden = false;
    document.getElementById("bad").hidden = false;
  });
}
