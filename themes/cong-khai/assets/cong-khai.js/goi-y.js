// Suggests pages under the search box while somebody types. The search itself is loaded when the box is first used.
document.querySelectorAll("#o_tim").forEach(input => {
  const { dataset: words, form } = input;
  const list = Object.assign(document.createElement("ul"), { className: "suggest", hidden: true });
  const status = Object.assign(document.createElement("p"), { className: "hidden" });
  status.setAttribute("role", "status");
  form.append(list, status);
  let asked = 0;

  function load() {
    if (document.getElementById("may_tim")) return;
    const script = Object.assign(document.createElement("script"), { id: "may_tim", src: words.may, integrity: words.maMay });
    script.addEventListener("load", () => {
      Search.open().catch(() => {});
      suggest();
    });
    document.head.append(script);
  }

  async function suggest() {
    const turn = ++asked, text = input.value;
    if (typeof Search === "undefined" || text.trim().length < 2) return close();
    const answer = await Search.run(text).catch(() => null);
    const results = answer && await Search.show(answer.found.slice(0, 6)).catch(() => null);
    if (turn !== asked) return;
    if (!results || results.length === 0) return close();
    const told = answer.full ? words.mot : words.phan;
    list.replaceChildren(...results.map(result => item(result.url, link => Search.mark(link, result.title, answer.query))),
      item(`${form.getAttribute("action")}?q=${encodeURIComponent(text)}`, link => link.append((answer.full ? words.tatCa : told).replace("%d", answer.found.length))));
    list.hidden = false;
    status.textContent = told.replace("%d", answer.found.length);
  }

  function item(url, write) {
    const link = Object.assign(document.createElement("a"), { href: url }), li = document.createElement("li");
    write(link);
    li.append(link);
    return li;
  }

  function close() {
    list.hidden = true;
    status.textContent = "";
  }

  // Arrows go through the suggestions that can be seen; what is typed on one of them goes to the box.
  form.addEventListener("keydown", event => {
    const seen = [...list.querySelectorAll("a")].filter(link => link.offsetParent);
    const stops = [input, ...seen], at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // what was typed stays
      close();
      input.focus();
    } else if (step && at >= 0 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    } else if (at > 0 && (event.key.length === 1 || event.key === "Backspace") && !event.ctrlKey && !event.metaKey) input.focus();
  });
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) close(); });
  input.addEventListener("focus", load);
  input.addEventListener("input", suggest);
  if (document.activeElement === input) load();
});
