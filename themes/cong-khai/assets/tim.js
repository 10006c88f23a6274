// The search: finds records by syllables typed with or without marks, in files that the program wrote (generator/open/index). It
// asks for the few files that a query needs and keeps them.
const Search = (() => {
  const home = "/tim-kiem/";
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const tones = "\u0300\u0309\u0303\u0301\u0323";
  const word = /(?:[0-9]\.(?=[0-9])|[\p{L}\p{M}\p{N}])+/gu;
  const few = 8; // records that are read rather than looked up further
  const most = 24; // syllables of a query that are looked up on whole pages
  const enough = 20; // results of what is shown, beyond which the rest of the pages is not asked
  const files = new Map();
  let entry;

  function fetched(name, read) {
    if (!files.has(name)) {
      const answer = fetch(home + name).then(response => response.ok ? response[read]() : Promise.reject(new Error(name)));
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  async function open() {
    return entry ??= fetched("muc-luc.json", "json").then(e => ({ ...e, shards: { t: e.s.split("\n") }, words: vocabulary(e.w) }));
  }

  // vocabulary reads the syllables of titles, and how common each is: 1 for the rarest.
  function vocabulary(text) {
    const words = new Map();
    let before = "";
    for (const [, shared, rest, common] of text.matchAll(/(\d)([a-z]*)([A-Z])/g)) {
      before = before.slice(0, shared) + rest;
      words.set(before, common.charCodeAt(0) - 64);
    }
    return words;
  }

  // syllable is a word as the search knows it: folded, and spelled with its tone as a number at the end.
  function syllable(text) {
    let tone = 0, letters = "";
    for (const c of text.normalize("NFD").toLowerCase().replace(/ð/g, "đ")) {
      const at = tones.indexOf(c);
      if (at >= 0) tone = at + 1;
      else if (c !== ".") letters += c;
    }
    const folded = letters.replace(/\p{Mn}/gu, "").replace(/đ/g, "d");
    return { folded, spelled: letters.normalize("NFC") + (tone || "") };
  }

  const fold = text => (text.match(word) ?? []).map(w => syllable(w).folded);

  // typed undoes Telex and VNI that were sent as they were typed: dduwowngf, d9u7o7ng2 → đường.
  function typed(text) {
    const tone = { f: 0, 2: 0, r: 1, 3: 1, x: 2, 4: 2, s: 3, 1: 3, j: 4, 5: 4 };
    const onLast = (word, vowels, mark) => word.replace(new RegExp(`^(.*[${vowels}])(?![\u0302\u0306\u031B])`, "u"), "$1" + mark);
    const horn = word => /uo/.test(word) ? word.replace("uo", "u\u031Bo\u031B") : /o$|u[^o]*$/.test(word) ? onLast(word, "ou", "\u031B") : word;
    let out = "", mark = "";
    for (const c of text.toLowerCase()) {
      const vowel = /[aeiouy]/.test(out);
      if ((c === "d" || c === "9") && out[0] === "d") out = "đ" + out.slice(1);
      else if ("aeo".includes(c) && out.includes(c)) out = onLast(out, c, "\u0302");
      else if (c === "w" || c === "7") out = /a[^aou]*$/.test(out) ? onLast(out, "a", "\u0306") : vowel ? horn(out) : out + "u\u031B";
      else if (c === "6") out = onLast(out, "aeo", "\u0302");
      else if (c === "8") out = onLast(out, "a", "\u0306");
      else if (c in tone && vowel) mark = tones[tone[c]];
      else out += c;
    }
    return out.replace(/^(.*[aeiouy]\p{Mn}*)/u, "$1" + mark).normalize("NFC");
  }

  // shard finds the file of a shelf ("t" for what results show, "b" for the rest) where a term stands, with a line before it.
  async function shard(shelf, term) {
    const e = await open();
    const firsts = e.shards[shelf] ??= (await fetched(`${e.f}/b.txt`, "text")).split("\n");
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return "\n" + (low ? await fetched(`${e.f}/${shelf}${low - 1}.txt`, "text") : "");
  }

  // line is what a shelf has of a term.
  async function line(shelf, term) {
    const text = await shard(shelf, term);
    const at = text.indexOf(`\n${term}\t`);
    return at < 0 ? "" : text.slice(at + term.length + 2, text.indexOf("\n", at + 1));
  }

  const lines = text => text.split("\n").map(l => l.split("\t")[0]).filter(term => term && !term.includes(" "));

  function each(list, use) {
    let record = 0, step = 0, shift = 0;
    for (let i = 0; i < list.length; i++) {
      const value = digits.indexOf(list[i]);
      step += (value & 31) << shift;
      shift += 5;
      if (value >= 32) continue;
      use(record += step);
      step = shift = 0;
    }
  }

  // Weights: by where a syllable or pair stands, title and line and body.
  const single = { t: [8, 3], b: [1] };
  const double = [5, 2];

  // look notes for every record how well a term stands in it, and whether in the spelling that was asked for.
  function look(found, text, weights, spelled) {
    if (!text) return;
    for (const spelling of text.split("\t")) {
      const [name, ...lists] = spelling.split(":");
      const exact = spelled !== undefined && name === spelled;
      lists.forEach((list, level) => each(list, record => {
        found.best[record] = Math.max(found.best[record], weights[level]);
        if (exact) found.exact[record] = 1;
      }));
    }
  }

  // known reports whether results may show a syllable: the entry has all those of letters.
  const known = (e, folded) => e.words.has(folded) || !/^[a-z]+$/.test(folded);

  // match weighs the records that show all syllables of a query, the rarest first. When few records are left, what they show
  // tells the rest without asking for more files.
  async function match(query) {
    const e = await open();
    const result = { weight: new Int32Array(e.n), exact: new Uint16Array(e.n), count: new Uint16Array(e.n), sum: new Int32Array(e.n), parts: [] };
    if (query.parts.some(part => !known(e, part.folded) && !part.others?.length)) return result;
    const order = query.parts.map((_, i) => i).sort((a, b) => (e.words.get(query.parts[a].folded) ?? 0) - (e.words.get(query.parts[b].folded) ?? 0));
    const [first, second] = query.parts, start = second ? `${first.folded} ${second.folded}` : first.folded;
    look({ best: result.sum }, await line("t", `${start} =${query.parts.length}`), [50]);
    let alive = [], done = 0;
    while (done < order.length && !(done > 0 && alive.length <= few)) {
      const some = order.slice(done, done + 3);
      const founds = await Promise.all(some.map(i => weigh(e, query, i)));
      done += some.length;
      founds.forEach((found, k) => {
        result.parts[some[k]] = found;
        count(result, found);
      });
      alive = [];
      for (let r = 0; r < e.n; r++) if (result.count[r] === done) alive.push(r);
    }
    const rest = order.slice(done).map(i => query.parts[i]);
    if (rest.length > 0) alive = await read(alive, rest, result);
    for (const r of alive) result.weight[r] = result.sum[r] + exactly(query, result, r);
    return result;
  }

  function count(result, found) {
    found.best.forEach((best, r) => {
      if (best === 0) return;
      result.count[r]++;
      result.exact[r] += found.exact[r];
      result.sum[r] += best + found.pair[r];
    });
  }

  const exactly = (query, result, record) => 1000 * (query.marked ? result.exact[record] : 0);

  // deepen weighs the records that have all syllables of a query somewhere on their pages, and every record by its share of
  // them: how many it has, how rare they are, and where they stand.
  async function deepen(query, shown) {
    const e = await open();
    const result = { weight: new Int32Array(e.n), share: new Float64Array(e.n), exact: new Uint16Array(e.n), count: new Uint16Array(e.n), sum: new Int32Array(e.n), parts: [] };
    const order = promising(e, query);
    for (let done = 0; done < order.length && !result.share.some(share => share > 0); done += most) {
      await Promise.all(order.slice(done, done + most).map(async i => {
        const found = result.parts[i] = shown.parts[i] ?? await weigh(e, query, i);
        await weighBody(query.parts[i], found);
        count(result, found);
        const having = found.best.reduce((sum, best) => sum + (best > 0), 0), rarity = Math.log(1 + e.n / having);
        found.best.forEach((best, r) => {
          if (best > 0) result.share[r] += rarity * (Math.sqrt(best + found.pair[r]) + (query.marked ? found.exact[r] : 0));
        });
      }));
    }
    result.count.forEach((count, r) => {
      if (count === query.parts.length) result.weight[r] = result.sum[r] + (shown.weight[r] ? 500 : 0) + exactly(query, result, r);
    });
    return result;
  }

  // promising puts what results are known to show first, the rarest before others: of a very long query not all is looked up.
  function promising(e, query) {
    const common = query.parts.map(part => e.words.get(part.folded) ?? (known(e, part.folded) ? 50 : 99));
    return query.parts.map((_, i) => i).sort((a, b) => common[a] - common[b]);
  }

  // read weighs some records by syllables in what they show, and leaves those that have them all.
  async function read(some, parts, result) {
    const shown = await show(some);
    return some.filter((record, i) => {
      const [title, lines] = [shown[i].title, `${shown[i].kind} ${shown[i].facts} ${shown[i].notice ?? ""}`].map(text => (text.match(word) ?? []).map(syllable));
      return parts.every(part => {
        const inTitle = title.filter(s => s.folded === part.folded), inLines = lines.filter(s => s.folded === part.folded);
        result.sum[record] += inTitle.length > 0 ? single.t[0] : single.t[1];
        if ([...inTitle, ...inLines].some(s => s.spelled === part.spelled)) result.exact[record]++;
        return inTitle.length + inLines.length > 0;
      });
    });
  }

  // weigh tells for every record where it shows a syllable of a query, in that spelling or another, and the pair with the next.
  async function weigh(e, query, i) {
    const part = query.parts[i], next = query.parts[i + 1];
    const found = { best: new Uint8Array(e.n), exact: new Uint8Array(e.n), pair: new Uint8Array(e.n) };
    const terms = [part.folded, ...part.others ?? []].filter(term => known(e, term));
    const pairs = next && terms.length > 0 ? [next.folded, ...next.others ?? []].filter(term => known(e, term)).map(term => line("t", `${part.folded} ${term}`)) : [];
    for (const term of terms) lookUp(found, await line("t", term), single.t, part, term);
    for (const pair of pairs) look({ best: found.pair }, await pair, double);
    return found;
  }

  // weighBody adds where else on their pages records have a syllable.
  async function weighBody(part, found) {
    for (const term of [part.folded, ...part.others ?? []]) lookUp(found, await line("b", term), single.b, part, term);
  }

  // lookUp notes records for a syllable as it was typed, or for one that it may become.
  function lookUp(found, text, weights, part, term) {
    if (term === part.folded) look(found, text, weights, part.spelled === part.folded ? "" : part.spelled);
    else look(found, text, weights.map(w => Math.ceil(w / 2)));
  }

  function records(weight) {
    const all = [];
    weight.forEach((w, record) => { if (w > 0) all.push(record); });
    return all.sort((a, b) => weight[b] - weight[a] || a - b);
  }

  function parse(text) {
    const parts = (text.normalize("NFC").match(word) ?? []).map(typed => ({ ...syllable(typed), typed }));
    return { text, parts, marked: parts.some(p => p.folded !== p.spelled), whole: /\s$/.test(text) };
  }

  // complete gives the last syllable the common ones that begin with it, for somebody who is still typing.
  async function complete(e, query) {
    const last = query.parts[query.parts.length - 1];
    if (!last || query.whole || query.parts.length === 1 && last.folded.length < 2) return query;
    const known = /[0-9]/.test(last.folded) ? lines(await shard("t", last.folded)) : [...e.words.keys()];
    const others = known.filter(w => w.startsWith(last.folded) && w !== last.folded);
    others.sort((a, b) => (e.words.get(b) ?? 0) - (e.words.get(a) ?? 0));
    return { ...query, parts: [...query.parts.slice(0, -1), { ...last, others: others.slice(0, 8) }] };
  }

  // near reports whether one slip of the finger lies between two words: a letter swapped, dropped, added or changed.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    return swapped || a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
  }

  // corrections lists queries with one syllable mended, first those whose syllable nobody uses, then by what is common.
  function corrections(e, query) {
    const all = [];
    if (query.parts.length > most) return all;
    query.parts.forEach((part, i) => {
      if (!/^[a-z]{2,}$/.test(part.folded)) return;
      const unknown = e.words.has(part.folded) ? 0 : 100;
      for (const [other, common] of e.words) {
        if (near(part.folded, other)) all.push({ rank: unknown + common, query: { ...query, marked: false, parts: query.parts.map((p, j) => j === i ? { folded: other, spelled: other } : p) } });
      }
    });
    return all.sort((a, b) => b.rank - a.rank).slice(0, 6).map(c => c.query);
  }

  // decode takes syllables that no title has for Telex or VNI when that makes them known.
  function decode(e, query) {
    let changed = false;
    const parts = query.parts.map(part => {
      if (e.words.has(part.folded) || /^\d+$/.test(part.folded)) return part;
      const meant = syllable(typed(part.spelled));
      if (!e.words.has(meant.folded)) return part;
      changed = true;
      return { ...meant, typed: part.typed };
    });
    return changed ? { ...query, parts, marked: true } : query;
  }

  // run answers one query: the records in order, and what had to be done to find some.
  async function run(text, { body = false } = {}) {
    const e = await open();
    let query = decode(e, parse(text));
    if (query.parts.length === 0) return { query, found: [] };
    let result = await match(query), found = records(result.weight);
    const phrase = query.parts.length > 3 && found.length > 0 && titled(result, found[0]);
    if (found.length < 10 && !phrase) {
      const longer = await complete(e, query);
      if (longer !== query) [query, result] = [longer, await match(longer)];
      found = records(result.weight);
    }
    if (!body && (found.length >= enough || phrase)) return { query, found, more: true };
    const whole = await deepen(query, result);
    found = records(whole.weight);
    if (found.length > 0) return { query, found };
    for (const other of corrections(e, query)) {
      found = records((await match(other)).weight);
      if (found.length > 0) return { query: other, found, instead: other.parts.map(p => p.folded).join(" ") };
    }
    return { query, found: records(whole.share), missing: record => missing(query, whole, record) };
  }

  // missing lists the words of a query that a record was looked up for and does not have, as they were typed.
  function missing(query, whole, record) {
    return [...new Set(query.parts.filter((_, i) => whole.parts[i]?.best[record] === 0).map(part => part.typed))];
  }

  // titled reports whether all that was looked up of a long query is in a title: other pages with its words are not meant.
  const titled = (result, record) => result.parts.every(found => found.best[record] === single.t[0]);

  // show reads what results say: address, title, kind, facts, notice.
  async function show(found) {
    const e = await open();
    return Promise.all(found.map(async record => {
      const rows = await fetched(`${e.f}/r${Math.floor(record / e.p)}.json`, "json");
      const [url, title, kind, facts, notice] = rows[record % e.p];
      return { url, title, kind: e.k[kind], facts, notice };
    }));
  }

  async function facets() {
    const e = await open();
    return fetched(`${e.f}/l.json`, "json");
  }

  // mark writes a text into an element, its words that a query has as <mark>.
  function mark(element, text, query) {
    const asked = new Set(query.parts.flatMap(p => [p.folded, ...(p.others ?? [])]));
    let at = 0;
    for (const m of text.matchAll(word)) {
      if (!asked.has(syllable(m[0]).folded)) continue;
      const hit = document.createElement("mark");
      hit.textContent = m[0];
      element.append(text.slice(at, m.index), hit);
      at = m.index + m[0].length;
    }
    element.append(text.slice(at));
  }

  return { run, show, facets, each, mark, fold, syllable, typed, word };
})();
