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
    script.addEventListener("load", suggest);
    document.head.append(script);
  }

  async function suggest() {
    const turn = ++asked, text = input.value;
    if (typeof Search === "undefined" || text.trim().length < 2) return close();
    const answer = await Search.run(text).catch(() => null);
    const results = answer && await Search.show(answer.found.slice(0, 6));
    if (turn !== asked) return;
    if (!results || results.length === 0) return close();
    list.replaceChildren(...results.map(result => item(result.url, link => Search.mark(link, result.title, answer.query))),
      item(`${form.getAttribute("action")}?q=${encodeURIComponent(text)}`, link => link.append((answer.missing ? words.phan : words.tatCa).replace("%d", answer.found.length))));
    list.hidden = false;
    status.textContent = (answer.missing ? words.phan : words.mot).replace("%d", answer.found.length);
  }

  function item(url, write) {
    const link = Object.assign(document.createElement("a"), { href: url });
    write(link);
    const li = document.createElement("li");
    li.append(link);
    return li;
  }

  function close() {
    list.hidden = true;
    status.textContent = "";
  }

  form.addEventListener("keydown", event => {
    const stops = [input, ...list.hidden ? [] : list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      close();
      input.focus();
    } else if (step && at >= 0 && stops[at + step]) {
      event.preventDefault();
      stops[at + step].focus();
    }
  });
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) close(); });
  input.addEventListener("focus", load);
  input.addEventListener("input", suggest);
  if (document.activeElement === input) load();
});
