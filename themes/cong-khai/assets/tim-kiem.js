// Shows what the search finds for the query in the address, and answers while somebody types.
(() => {
  const words = document.currentScript.dataset;
  const input = document.getElementById("o_tim");
  const [status, notice, list, more, choices, without] =
    ["so_ket_qua", "loi_nhan", "danh_sach", "xem_them", "bo_loc", "tim_the_nao"].map(id => document.getElementById(id));
  const slug = text => Search.fold(text).join("-");
  const page = 10, excerpts = 2;
  let turn = 0, shown = history.state?.shown ?? page, settled;

  function search() {
    list.setAttribute("aria-busy", "true");
    const mine = ++turn;
    settled = answer(mine).finally(() => { if (mine === turn) list.setAttribute("aria-busy", "false"); });
    return settled;
  }

  async function answer(mine) {
    const text = input.value, asked = new URLSearchParams(location.search);
    let found, facets;
    try {
      [found, facets] = await Promise.all([Search.run(text, { body: asked.has("ca-noi-dung") }), wanted(asked) ? Search.facets() : null]);
    } catch {
      return fail();
    }
    const all = facets ? keep(found.found, facets, asked) : found.found;
    const results = await Search.show(all.slice(0, shown)).catch(() => null);
    if (mine !== turn) return;
    if (!results) return fail();
    const items = results.map((result, i) => item(result, found.query, found.missing?.(all[i]) ?? []));
    list.replaceChildren(...items);
    more.hidden = all.length <= shown;
    without.hidden = all.length > 0;
    choices.hidden = found.found.length === 0;
    status.textContent = found.query.parts.length === 0 ? "" : all.length === 0 ? words.khong : (found.missing ? words.phan : words.mot).replace("%d", all.length);
    say(found, text);
    if (facets) offer(found.found, facets, asked);
    results.map((result, i) => [result, items[i], new Set(found.missing?.(all[i]))]).filter(([result, , missing]) => lacks(result, found.query, missing))
      .slice(0, excerpts).forEach(([result, item]) => excerpt(result, item, found.query));
  }

  function fail() {
    status.textContent = words.loi;
    list.replaceChildren();
    without.hidden = false;
  }

  function item(result, query, missing) {
    const li = document.createElement("li"), link = Object.assign(document.createElement("a"), { href: result.url });
    Search.mark(link, result.title, query);
    li.append(link);
    if (result.notice) li.append(" ", Object.assign(document.createElement("strong"), { className: "tag", textContent: result.notice }));
    const facts = Object.assign(document.createElement("p"), { className: "meta" });
    Search.mark(facts, [result.kind, result.facts].filter(Boolean).join(" · "), query);
    li.append(facts);
    if (missing.length > 0) li.append(Object.assign(document.createElement("p"), { className: "meta", textContent: words.thieu.replace("%s", missing.map(word => `“${word}”`).join(", ")) }));
    return li;
  }

  // lacks reports whether what a result shows does not say why it was found, missing words aside.
  function lacks(result, query, missing) {
    const has = new Set(Search.fold(`${result.title} ${result.facts} ${result.notice ?? ""}`));
    return query.parts.some(part => !missing.has(part.typed) && !has.has(part.folded) && !part.others?.some(other => has.has(other)));
  }

  // excerpt adds the words around the rarest hit on the page of a result.
  async function excerpt(result, li, query) {
    const response = await fetch(result.url).catch(() => null);
    if (!response?.ok) return;
    const main = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    main?.querySelectorAll("h1, form, script, style").forEach(element => element.remove());
    const text = (main?.textContent ?? "").replace(/\s+/g, " ");
    const asked = new Set(query.parts.map(part => part.folded));
    const hits = [...text.matchAll(Search.word)].filter(m => asked.has(Search.syllable(m[0]).folded));
    let best = null, most = 0;
    hits.forEach((hit, i) => {
      const here = new Set();
      for (let j = i; j < hits.length && hits[j].index < hit.index + 120; j++) here.add(Search.syllable(hits[j][0]).folded);
      if (here.size > most) [best, most] = [hit, here.size];
    });
    if (!best) return;
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, best.index - 40))), to = text.indexOf(" ", best.index + 140);
    const p = Object.assign(document.createElement("p"), { className: "excerpt" });
    Search.mark(p, (from > 0 ? "…" : "") + text.slice(from, to < 0 ? undefined : to) + (to < 0 ? "" : "…"), query);
    li.append(p);
  }

  // say tells when the results are not just what was asked for.
  function say(answer, text) {
    notice.replaceChildren();
    if (answer.instead) notice.append(words.sua.replace("%s", text.trim()).replace("%s", answer.instead));
    else if (answer.missing && answer.found.length > 0) notice.append(words.motPhan);
    else if (answer.more) {
      const asked = new URLSearchParams(location.search);
      asked.set("ca-noi-dung", "1");
      notice.append(Object.assign(document.createElement("a"), { href: "?" + asked, textContent: words.caNoiDung }));
    }
    notice.hidden = !notice.hasChildNodes();
  }

  const wanted = asked => choices.open || [...asked.keys()].some(key => !["q", "ca-noi-dung"].includes(key));

  function members(term) {
    const set = new Set();
    Search.each(term[1], record => set.add(record));
    return set;
  }

  // keep leaves the records that have every term chosen in the address.
  function keep(found, facets, asked) {
    for (const facet of facets) {
      const term = facet.m.find(t => slug(t[0]) === asked.get(slug(facet.t)));
      if (!term) continue;
      const set = members(term);
      found = found.filter(record => set.has(record));
    }
    return found;
  }

  // offer writes a choice for each facet with the terms that the results have, counted under the other choices.
  function offer(found, facets, asked) {
    const focused = document.activeElement?.id;
    choices.querySelector("div").replaceChildren(...facets.map(facet => {
      const name = slug(facet.t), rest = new URLSearchParams(asked);
      rest.delete(name);
      const others = keep(found, facets, rest);
      const select = Object.assign(document.createElement("select"), { id: "loc_" + name, name });
      select.append(new Option(words.tatCa, ""));
      for (const term of facet.m) {
        const set = members(term), count = others.filter(record => set.has(record)).length;
        const chosen = slug(term[0]) === asked.get(name);
        if (count > 0 || chosen) select.append(new Option(`${term[0]} (${count})`, slug(term[0]), chosen, chosen));
      }
      const p = document.createElement("p"), label = Object.assign(document.createElement("label"), { htmlFor: select.id, textContent: facet.t });
      p.append(label, select);
      p.hidden = select.options.length < 2;
      return p;
    }));
    if (focused) document.getElementById(focused)?.focus();
  }

  function remember(change) {
    const asked = new URLSearchParams(location.search);
    change(asked);
    shown = page;
    history.replaceState({ shown }, "", asked.size ? "?" + asked : location.pathname);
    search();
  }

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", () => remember(asked => input.value ? asked.set("q", input.value) : asked.delete("q")));
  input.form.addEventListener("submit", async event => { event.preventDefault(); await settled; list.querySelector("a")?.focus(); });
  choices.addEventListener("change", event => remember(asked => event.target.value ? asked.set(event.target.name, event.target.value) : asked.delete(event.target.name)));
  choices.open = wanted(new URLSearchParams(location.search));
  choices.addEventListener("toggle", search);
  more.addEventListener("click", async () => {
    const first = shown;
    shown += page;
    history.replaceState({ shown }, "");
    await search();
    list.querySelectorAll("li > a")[first]?.focus();
  });
  addEventListener("popstate", () => { input.value = new URLSearchParams(location.search).get("q") ?? ""; search(); });
  search();
})();
