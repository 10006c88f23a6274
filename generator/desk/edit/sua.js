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

// Cells copied from a spreadsheet go into the boxes of rows from where they are pasted on; lines that have no row get one.
function boxesOf(row) {
  return [...row.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")]
    .filter(box => box.closest(".dong") === row && !box.id.endsWith(".dan"));
}

function fillBox(box, text) {
  const option = [...box.options ?? []].find(o => [o.value, o.text].includes(text.trim()));
  box.value = option ? option.value : text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function pasteCells(event) {
  const row = event.target.closest(".dong"), text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
  const from = row ? boxesOf(row).indexOf(event.target) : -1;
  if (from < 0 || event.target.localName === "textarea" || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const rows = [...row.parentElement.children].slice([...row.parentElement.children].indexOf(row)), lines = text.split(/\r?\n/);
  lines.slice(0, rows.length).forEach((line, i) => line.split("\t").forEach((cell, j) => {
    const box = boxesOf(rows[i])[from + j];
    if (box) fillBox(box, cell);
  }));
  const rest = lines.slice(rows.length).map(line => "\t".repeat(from) + line).join("\n");
  const name = row.parentElement.dataset.ten, more = document.getElementById(name + ".dan");
  if (rest === "" || !more) return;
  more.value = rest;
  changeRows(document.querySelector(`button[value="dan:${CSS.escape(name)}"]`)).then(checkSoon, () => form.requestSubmit());
}

// Who types a value no longer says that there is none: of its box, and of the tables and lists that the box is in.
function givesValue(field) {
  if (field.type === "radio" || field.value === "") return;
  const around = ".o, fieldset[id$='.khung']";
  for (let at = field.closest(around); at; at = at.parentElement.closest(around)) {
    const box = document.getElementById(at.id.replace(/\.khung$/, ".o"));
    const given = box?.querySelector(":scope > .khong-gia-tri input[value='']");
    if (given) given.checked = true;
  }
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
    givesValue(event.target);
    touched.add(event.target.closest(".o[id]")?.id);
    checkSoon();
  });
  form.addEventListener("click", event => {
    const button = event.target.closest("button[name=viec]");
    if (!button || !/^(them|bo|len|xuong|dan):/.test(button.value)) return;
    event.preventDefault();
    changeRows(button).then(checkSoon, () => form.requestSubmit());
  });
  form.addEventListener("paste", pasteCells);
  document.querySelectorAll(".thanh-cong-cu").forEach(toolbar);
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", event => {
    clearTimeout(waiting); // what is sent is checked anyway
    if (event.submitter?.value !== "xem") changed = false;
  });
  addEventListener("beforeunload", event => { if (changed) event.preventDefault(); });
}
