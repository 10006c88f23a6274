// Comfort for forms: without it every button works all the same. Rows come and go in place, what is wrong is told while somebody types,
// and the page as it will be stands beside the form where there is room for it.
"use strict";
const form = document.getElementById("mau");

async function ask(button) {
  const sent = new FormData(form);
  for (const name of [...sent.keys()].filter(name => sent.get(name) instanceof File)) sent.delete(name); // only what is typed
  sent.set("viec", button);
  const answer = await fetch(form.action, { method: "POST", body: sent });
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Rows: the list alone is put in the place of the one before.
async function changeRows(button) {
  const id = button.closest("fieldset[id$='.khung']").id, page = await ask(button.value);
  const now = page.getElementById(id);
  document.getElementById(id).replaceWith(now);
  const rows = now.querySelectorAll(":scope > .dong-cac > .dong"), last = rows[rows.length - 1];
  (button.value.startsWith("them:") && last || now).querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
}

// What is wrong: the sentences under boxes, and the one above the form. Boxes that nobody came to yet are not told to be empty.
const touched = new Set();
function tellWrongs(page) {
  for (const box of document.querySelectorAll(".o[id]")) {
    const fields = [...box.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")];
    if (!touched.has(box.id) && !box.querySelector(":scope > .loi") && fields.every(field => field.value === "")) continue;
    const now = page.getElementById(box.id), told = box.querySelector(":scope > .loi"), tells = now?.querySelector(":scope > .loi");
    if (told?.textContent === tells?.textContent) continue;
    told?.remove();
    if (tells) box.append(tells);
    const field = box.querySelector("input:not([type=hidden]), select, textarea"), like = now?.querySelector("input:not([type=hidden]), select, textarea");
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (like?.hasAttribute(name)) field?.setAttribute(name, like.getAttribute(name));
      else field?.removeAttribute(name);
    }
  }
  const above = document.getElementById("loi-chung"), now = page.getElementById("loi-chung");
  if (above && now) above.replaceWith(now);
  else if (!now) above?.remove();
}

let waiting, asked = 0;
function checkSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const mine = ++asked;
    const page = await ask("kiem-tra").catch(() => undefined);
    if (page === undefined || mine !== asked) return;
    tellWrongs(page);
    if (matchMedia("(min-width: 90rem)").matches) form.querySelector("button[value=xem]").click();
  }, 700);
}

// Marks around what is chosen in a text, for who does not know them by heart.
function toolbar(bar) {
  const text = document.getElementById(bar.dataset.cho);
  const tools = [["Mục", "\n## ", ""], ["Ý", "\n- ", ""], ["Đậm", "**", "**"], ["Liên kết", "[", "](https://)"]];
  for (const [name, before, after] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => {
      const { selectionStart: from, selectionEnd: to } = text;
      text.setRangeText(before + text.value.slice(from, to) + after, from, to, "end");
      text.focus();
      checkSoon();
    });
    bar.append(button);
  }
  bar.hidden = false;
}

if (form) {
  form.addEventListener("input", event => {
    touched.add(event.target.closest(".o[id]")?.id);
    checkSoon();
  });
  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=viec]");
    if (!button || !/^(them|bo|len|xuong|dan):/.test(button.value)) return;
    event.preventDefault();
    changeRows(button).then(checkSoon, () => form.requestSubmit());
  });
  document.querySelectorAll(".thanh-cong-cu").forEach(toolbar);
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", event => {
    clearTimeout(waiting); // what is sent is checked anyway
    if (event.submitter?.value !== "xem") changed = false;
  });
  addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
}
