// Shows what the search finds for the query in the address, and answers while somebody types.
(() => {
  const words = document.currentScript.dataset;
  const input = document.getElementById("o_tim"), title = document.title;
  const [status, notice, list, choices, deeper, whom, without] =
    ["so_ket_qua", "loi_nhan", "danh_sach", "bo_loc", "ca_noi_dung", "hoi_ai", "tim_the_nao"].map(id => document.getElementById(id));
  if (!list) return;
  const slug = text => Search.fold(text).join("-");
  const page = 10, excerpts = 2;
  let turn = 0, opened = history.state?.opened ?? {}, settled;

  function make(tag, properties, ...content) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  }

  function search() {
    const mine = ++turn;
    list.setAttribute("aria-busy", "true");
    if (!list.hasChildNodes() && input.value) {
      status.textContent = words.dang;
      without.hidden = true; // it would move down
    }
    settled = answer(mine).catch(() => mine === turn && fail()).finally(() => mine === turn && list.setAttribute("aria-busy", "false"));
    return settled;
  }

  async function answer(mine) {
    const text = input.value.trim(), asked = new URLSearchParams(location.search);
    const [found, facets] = await Promise.all([
      Search.run(input.value, { body: asked.has("ca-noi-dung") }),
      wanted(asked) ? Search.facets() : null,
    ]);
    const kept = facets ? keep(found.found, facets, asked) : found.found;
    const groups = await Search.groups({ ...found, found: kept });
    const shown = await Promise.all(groups.map(([kind, records, first]) => Search.show(records.slice(0, opened[kind] ?? first))));
    if (mine !== turn) return;
    const items = [];
    list.replaceChildren(...groups.map(([kind, records], i) => section(kind, records, shown[i].map((result, k) => {
      const missing = Search.missing(found, records[k]), li = item(result, found.query, missing);
      items.push([result, li, missing]);
      return li;
    }))));
    document.title = text ? `${text} – ${title}` : title;
    whom.hidden = !text || found.full > 0 && kept.length > 0;
    without.hidden = kept.length > 0;
    choices.hidden = found.found.length === 0;
    status.textContent = !text ? "" : kept.length === 0 ? words.khong : (found.full ? words.mot : words.phan).replace("%d", kept.length);
    say(found, text);
    if (facets) offer(found.found, facets, asked);
    const untold = items.filter(([result, , missing]) => lacks(result, found.query, missing)).slice(0, excerpts);
    untold.forEach(([result, li]) => excerpt(result, li, found.query));
  }

  function fail() {
    status.textContent = words.loi;
    list.replaceChildren();
    whom.hidden = without.hidden = false;
    deeper.hidden = notice.hidden = choices.hidden = true;
  }

  // section is the results of a kind, and how many more there are.
  function section(kind, records, items) {
    const left = records.length - items.length, ul = make("ul", { className: "items" }, ...items);
    const all = make("section", {}, make("h2", { textContent: `${kind} (${records.length})` }), ul);
    if (left === 0) return all;
    const more = make("button", { type: "button", className: "more", textContent: `${words.them} (${left})` });
    more.addEventListener("click", async () => {
      opened = { ...opened, [kind]: items.length + page };
      history.replaceState({ opened }, "");
      const at = [...list.children].indexOf(all);
      await search();
      list.children[at]?.querySelectorAll("li > a")[items.length]?.focus();
    });
    all.append(more);
    return all;
  }

  function item(result, query, missing) {
    const link = make("a", { href: result.url }), facts = make("p", { className: "meta" }), li = make("li", {}, link);
    Search.mark(link, result.title, query);
    if (result.notice) li.append(" ", make("strong", { className: "tag", textContent: result.notice }));
    Search.mark(facts, result.facts, query);
    li.append(facts);
    const lacking = words.thieu.replace("%s", missing.map(w => `“${w}”`).join(", "));
    if (missing.length > 0) li.append(make("p", { className: "meta", textContent: lacking }));
    return li;
  }

  // lacks reports whether less than half of what a result was found for stands in what it shows.
  function lacks(result, query, missing) {
    const has = new Set(Search.fold(`${result.title} ${result.facts} ${result.notice}`));
    const had = query.words.filter(w => w.forms && !missing.includes(w.typed));
    return had.filter(w => w.forms.some(([form]) => has.has(form))).length < had.length / 2;
  }

  // excerpt adds the words around the place on the page of a result that has most of a query.
  async function excerpt(result, li, query) {
    const response = await fetch(result.url).catch(() => null);
    if (!response?.ok) return;
    const main = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    const unseen = "h1, form, script, style, nav, .official, .qr, .print-note, .hidden, [hidden]";
    main?.querySelectorAll(unseen).forEach(element => element.remove());
    main?.querySelectorAll("p, li, td, th, dt, dd, h2, h3, br, div").forEach(element => element.after(" "));
    const text = (main?.textContent ?? "").replace(/\s+/g, " ");
    const asked = Search.forms(query);
    const all = [...text.matchAll(Search.word)].map(m => [m.index, Search.syllable(m[0]).folded]);
    const hits = all.filter(([, folded]) => asked.has(folded));
    let best = 0, most = 0;
    hits.forEach(([from], i) => {
      const here = new Set(hits.slice(i).filter(([at]) => at < from + 120).map(([, folded]) => folded));
      if (here.size > most) [best, most] = [from, here.size];
    });
    if (most === 0) return;
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, best - 40))), to = text.indexOf(" ", best + 140);
    const p = make("p", { className: "excerpt" });
    Search.mark(p, (from > 0 ? "…" : "") + text.slice(from, to < 0 ? undefined : to) + (to < 0 ? "" : "…"), query);
    li.append(p);
  }

  // say tells when the results are not just what was asked for.
  function say(answer, text) {
    notice.replaceChildren();
    if (answer.instead) notice.append(words.sua.replace("%s", text).replace("%s", answer.instead), " ");
    if (!answer.full && answer.found.length > 0) notice.append(words.motPhan);
    notice.hidden = !notice.hasChildNodes();
    const asked = new URLSearchParams(location.search);
    asked.set("ca-noi-dung", "1");
    deeper.href = "?" + asked;
    deeper.hidden = !answer.more;
  }

  const wanted = asked => choices.open || [...asked.keys()].some(key => !["q", "ca-noi-dung"].includes(key));

  // keep leaves the records that have every term chosen in the address.
  function keep(found, facets, asked) {
    for (const facet of facets) {
      const term = facet.m.find(t => slug(t[0]) === asked.get(slug(facet.t)));
      if (!term) continue;
      const set = new Set(Search.listed(term[1]));
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
      const others = keep(found, facets, rest), select = make("select", { id: "loc_" + name, name }, new Option(words.tatCa, ""));
      for (const [label, members] of facet.m) {
        const set = new Set(Search.listed(members)), count = others.filter(record => set.has(record)).length;
        const chosen = slug(label) === asked.get(name);
        if (count > 0 || chosen) select.append(new Option(`${label} (${count})`, slug(label), chosen, chosen));
      }
      return make("p", { hidden: select.options.length < 2 }, make("label", { htmlFor: select.id, textContent: facet.t }), select);
    }));
    if (focused) document.getElementById(focused)?.focus();
  }

  function remember(name, value) {
    const asked = new URLSearchParams(location.search);
    if (value) asked.set(name, value);
    else asked.delete(name);
    opened = {};
    history.replaceState({}, "", asked.size ? "?" + asked : location.pathname);
    search();
  }

  const named = () => new URLSearchParams(location.search).get("q") ?? "";
  input.value = named();
  input.addEventListener("input", () => remember("q", input.value));
  input.form.addEventListener("submit", async event => {
    event.preventDefault();
    await settled;
    list.querySelector("li > a")?.focus();
  });
  choices.addEventListener("change", event => remember(event.target.name, event.target.value));
  choices.open = wanted(new URLSearchParams(location.search));
  choices.addEventListener("toggle", search);
  addEventListener("popstate", () => {
    input.value = named();
    search();
  });
  search();
})();
