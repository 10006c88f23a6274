// The search: finds records by syllables typed with or without marks, in files that the program wrote
// (generator/open/index). It asks for the few files that a query needs, those of one round at once, and keeps them.
const Search = (() => {
  const home = "/tim-kiem/";
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const tones = "\u0300\u0309\u0303\u0301\u0323";
  const word = /(?:[0-9]\.(?=[0-9])|[\p{L}\p{M}\p{N}])+/gu;
  const most = 24; // words of a query that are looked up
  const levels = { t: [1, .4], b: [.2] }; // what a word weighs in titles, lines, and the rest of a page
  const sound = /^(?:ngh(?=[eiy])|ng(?![eiy])|gh(?=[eiy])|g(?![ey])|k(?=[eiy])|c(?![eiy])|nh|[cpt]h|kh|tr|qu|[bdhlmnrstvx])?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?$/;
  const files = new Map(), spelt = new Map();
  let entry;

  function fetched(name, read) {
    if (!files.has(name)) {
      const answer = fetch(home + name).then(r => r.ok ? r[read]() : Promise.reject(new Error(name)));
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  // syllable is a word as the search knows it: folded, and spelled with its tone as a number at the end.
  function syllable(text) {
    let known = spelt.get(text), tone = 0, letters = "";
    if (known) return known;
    for (const c of text.normalize("NFD").toLowerCase().replace(/ð/g, "đ")) {
      const at = tones.indexOf(c);
      if (at >= 0) tone = at + 1;
      else if (c !== ".") letters += c;
    }
    known = { folded: letters.replace(/\p{Mn}/gu, "").replace(/đ/g, "d"), spelled: letters.normalize("NFC") + (tone || "") };
    spelt.set(text, known);
    return known;
  }

  // written is how files tell a syllable's spelling: not at all where it has no mark.
  const written = s => s.spelled === s.folded ? "" : s.spelled;

  const syllables = text => (text.normalize("NFC").match(word) ?? []).map(syllable);
  const fold = text => syllables(text).map(s => s.folded);

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

  function open() {
    entry ??= fetched("muc-luc.json", "json").then(e => {
      e.firsts = { t: e.s?.split("\n"), b: e.b.split("\n") };
      e.kinds = e.k.flatMap(([name, count]) => Array(count).fill(name));
      if (e.r) shelve(e);
      else vocabulary(e);
      return e;
    });
    entry.catch(() => entry = undefined);
    return entry;
  }

  // shelve makes of the rows of a small portal what the shards of a larger one tell: by term its spellings, each with the
  // records that have it in title and lines. common tells how many there are of a syllable.
  function shelve(e) {
    e.shelf = new Map();
    const put = (term, spelled, level, record) => {
      const spellings = e.shelf.get(term) ?? new Map(), lists = spellings.get(spelled) ?? [[], []];
      if (lists[level].at(-1) !== record) lists[level].push(record);
      e.shelf.set(term, spellings.set(spelled, lists));
    };
    e.r.forEach(([, title, ...lines], record) => [title, [e.kinds[record], ...lines].join(" · ")].forEach((text, level) => {
      const all = syllables(text);
      all.forEach((s, i) => {
        put(s.folded, written(s), level, record);
        if (i > 0) put(`${all[i - 1].folded} ${s.folded}`, "", level, record);
      });
      if (level === 0) put(whole(all), "", 0, record);
    }));
    e.common = new Map([...e.shelf].filter(([term]) => !term.includes(" ")).map(([term, spellings]) => [term, count(spellings)]));
  }

  // vocabulary reads the syllables of the titles and lines of a large portal, and about how many records have each.
  function vocabulary(e) {
    let before = "";
    e.common = new Map();
    for (const [, shared, rest, common] of e.w.matchAll(/(\d)([a-z]*)([A-Z])/g)) {
      before = before.slice(0, shared) + rest;
      e.common.set(before, 2 ** (common.charCodeAt(0) - 65));
    }
  }

  // whole is the term of titles that begin with two syllables and have as many as these.
  const whole = all => `${all.slice(0, 2).map(s => s.folded).join(" ")} =${all.length}`;

  const count = spellings => [...spellings.values()].flat().reduce((sum, list) => sum + list.length, 0);

  // shard is the file of a shelf ("t" for what results show, "b" for the rest) where a term stands, with a line before it.
  async function shard(e, shelf, term) {
    let low = 0, high = e.firsts[shelf].length;
    while (low < high) {
      const middle = low + high >> 1;
      if (e.firsts[shelf][middle] <= term) low = middle + 1;
      else high = middle;
    }
    return "\n" + (low ? await fetched(`${e.f}/${shelf}${low - 1}.txt`, "text") : "");
  }

  // look is what a shelf has of a term: its spellings, each with lists of records.
  async function look(e, shelf, term) {
    if (shelf === "t" && e.shelf) return e.shelf.get(term) ?? new Map();
    const text = await shard(e, shelf, term), at = text.indexOf(`\n${term}\t`);
    if (at < 0) return new Map();
    const line = text.slice(at + term.length + 2, text.indexOf("\n", at + 1));
    return new Map(line.split("\t").map(s => s.split(":")).map(([spelled, ...lists]) => [spelled, lists.map(listed)]));
  }

  const times = async (e, ...terms) => count(await look(e, "t", terms.join(" ")));

  function listed(list) {
    const all = [];
    let record = 0, step = 0, shift = 0;
    for (const c of list) {
      const value = digits.indexOf(c);
      step += (value & 31) << shift;
      shift += 5;
      if (value >= 32) continue;
      all.push(record += step);
      step = shift = 0;
    }
    return all;
  }

  // parse takes a query apart: each of its syllables once.
  function parse(text) {
    const all = (text.normalize("NFC").match(word) ?? []).map(typed => ({ ...syllable(typed), typed }));
    const words = [...new Map(all.toReversed().map(w => [w.folded, w])).values()].reverse();
    return { text, words, title: whole(all), marked: all.some(w => w.folded !== w.spelled), whole: /\s$/.test(text) };
  }

  // read makes of the words of a query those that are meant, each with the forms in which it is looked up.
  async function read(e, query) {
    const words = await Promise.all(query.words.slice(0, 4 * most).map((w, i) => meant(e, query, w, i)));
    query.words = words.flat();
    const rarest = query.words.toSorted((a, b) => rarity(e, a) - rarity(e, b)).slice(0, most);
    for (const w of rarest) w.forms ??= [[w.folded, 1], ...twins(w.folded)];
    return query;
  }

  const rarity = (e, w) => e.common.get(w.folded) ?? (/\d/.test(w.folded) ? 1 : e.n);

  // twins are the other spelling of a syllable that ends with i or y: kỹ and kĩ.
  const twins = folded => /^([hklmst]|qu)[iy]$/.test(folded) ? [[folded.slice(0, -1) + (folded.endsWith("i") ? "y" : "i"), 1]] : [];

  // meant leaves a word that some page has, and else reads it as Telex, as two that were joined, or as one with a slip.
  async function meant(e, query, w, i) {
    if (e.common.has(w.folded)) return i === query.words.length - 1 ? complete(e, query, w, i) : w;
    const telex = syllable(typed(w.spelled));
    if (e.common.has(telex.folded) && (await look(e, "t", telex.folded)).has(written(telex))) {
      query.marked = true;
      return { ...telex, typed: w.typed };
    }
    if (i === query.words.length - 1) w = await complete(e, query, w, i);
    if (w.forms || (await look(e, "b", w.folded)).size > 0) return w;
    if (e.d?.some(group => group.some(phrase => phrase.split(" ").includes(w.folded)))) return w;
    if (/\d/.test(w.folded) && (await look(e, "t", w.folded)).size > 0) return w;
    const other = await apart(e, w.folded) ?? await nearest(e, query, w, i);
    if (!other) return w;
    query.mended = true;
    return other.map(folded => ({ folded, spelled: folded, typed: w.typed }));
  }

  // complete gives the last word the longer ones that begin with it, where more records have them after the word before.
  async function complete(e, query, w, i) {
    if (query.whole || i === 0 && w.folded.length < 2) return w;
    const before = query.words[i - 1]?.folded, after = f => before ? times(e, before, f) : times(e, f);
    const all = /\d/.test(w.folded) && !e.shelf ? (await shard(e, "t", w.folded)).split("\n").map(l => l.split("\t")[0]) : [...e.common.keys()];
    const longer = all.filter(term => term.startsWith(w.folded) && term !== w.folded && !term.includes(" "));
    return (await best(longer, after, await after(w.folded))) ?? (e.common.has(w.folded) ? w : await best(longer, f => e.common.get(f) ?? 1, 0)) ?? w;

    async function best(longer, times, least) {
      const counted = await Promise.all(longer.map(async f => [f, await times(f)]));
      const more = counted.filter(([, n]) => n > least).sort((a, b) => b[1] - a[1]).slice(0, 6);
      return more.length > 0 ? { ...w, forms: [[w.folded, 1], ...twins(w.folded), ...more.map(([f]) => [f, .6])] } : null;
    }
  }

  // apart takes letters for syllables that were joined, where some page has each beside the next; the longest first.
  async function apart(e, letters) {
    for (let i = Math.min(7, letters.length - 1); i > 0; i--) {
      const [first, rest] = [letters.slice(0, i), letters.slice(i)];
      if (!e.common.has(first) && !/^\d+$/.test(first)) continue;
      const others = e.common.has(rest) ? [rest] : await apart(e, rest);
      if (others && await times(e, first, others[0]) > 0) return [first, ...others];
    }
    return null;
  }

  // nearest mends a slip: of the words near one that is no syllable, that which stands most often beside its neighbours.
  async function nearest(e, query, w, i) {
    if (!/^[a-z]{2,}$/.test(w.folded) || sound.test(w.folded)) return null;
    const before = query.words[i - 1], next = query.words[i + 1];
    const all = [...e.common].filter(([other]) => near(w.folded, other)).sort((a, b) => b[1] - a[1]).slice(0, 12);
    const counted = await Promise.all(all.map(async ([folded, common]) => [folded, !before && !next ? folded.length > 3 && common :
      Math.max(before ? await times(e, before.folded, folded) : 0, next ? await times(e, folded, next.folded) : 0)]));
    const [folded, most] = counted.sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
    return most > 0 ? [folded] : null;
  }

  // near reports whether one slip of the finger lies between two words: a letter swapped, dropped, added or changed.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    return swapped || a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
  }

  // others are the phrases that mean the same as some words of a query, and which words these are.
  function others(e, query) {
    const text = ` ${query.words.map(w => w.folded).join(" ")} `;
    return (e.d ?? []).flatMap(group => group.flatMap(phrase => {
      const at = text.indexOf(` ${phrase} `), from = text.slice(0, at + 1).split(" ").length - 2;
      const words = query.words.slice(from, from + phrase.split(" ").length);
      return at < 0 ? [] : group.filter(other => other !== phrase).map(other => ({ other, words }));
    }));
  }

  // weigh notes for every word of a query how well each record has it on a shelf, by itself and beside the next word.
  async function weigh(e, query, shelf) {
    const looked = query.words.filter(w => w.forms);
    await Promise.all(looked.map(async (w, i) => {
      w.best ??= new Float32Array(e.n);
      w.exact ??= new Uint8Array(e.n);
      w.pair ??= new Float32Array(e.n);
      const next = query.words[query.words.indexOf(w) + 1]?.forms ?? [];
      const pairs = shelf === "t" ? w.forms.flatMap(([a, x]) => next.map(([b, y]) => [`${a} ${b}`, x * y])) : [];
      await Promise.all([...w.forms.map(form => note(e, shelf, w.best, form, w)), ...pairs.map(pair => note(e, shelf, w.pair, pair))]);
    }));
    await Promise.all(others(e, query).map(async ({ other, words }) => {
      const all = other.split(" "), pairs = all.slice(1).map((f, i) => `${all[i]} ${f}`);
      const found = await Promise.all((shelf === "t" && pairs.length > 0 ? pairs : all).map(async term => {
        const best = new Float32Array(e.n);
        await note(e, shelf, best, [term, 1]);
        return best;
      }));
      for (const w of words) w.best?.forEach((best, r) => w.best[r] = Math.max(best, Math.min(...found.map(f => f[r]))));
    }));
  }

  async function note(e, shelf, best, [term, weight], w) {
    for (const [spelled, lists] of await look(e, shelf, term)) {
      const exact = w && term === w.folded && spelled === written(w);
      lists.forEach((list, level) => list.forEach(r => {
        best[r] = Math.max(best[r], weight * levels[shelf][level]);
        if (exact) w.exact[r] = 1;
      }));
    }
  }

  // rank adds up what records have of a query: rare words weigh more than common ones, neighbours more than scattered words.
  // full is how many have all of it, and not just its words here and there in the text of a page.
  async function rank(e, query) {
    const sum = new Float32Array(e.n), order = new Float32Array(e.n), title = new Float32Array(e.n);
    const has = new Uint8Array(e.n), shown = new Uint8Array(e.n), pairs = new Uint8Array(e.n), all = query.words.length;
    const looked = query.words.filter(w => w.forms), told = all === 1 || looked.some(w => /\d/.test(w.folded));
    for (const w of looked) w.rare = Math.log(1 + e.n / (.5 + w.best.reduce((n, best) => n + (best > 0), 0)));
    looked.forEach((w, i) => {
      const both = w.rare + (looked[i + 1]?.rare ?? 0);
      w.best.forEach((best, r) => {
        if (best === 0) return;
        has[r]++;
        if (best > Math.fround(levels.b[0])) shown[r]++;
        if (w.pair[r] > 0) pairs[r]++;
        sum[r] += best * w.rare + .5 * w.pair[r] * both;
        order[r] += query.marked ? .5 * best * w.rare * w.exact[r] : 0;
      });
    });
    await note(e, "t", title, [query.title, 1]);
    sum.forEach((s, r) => order[r] += s * (has[r] === all ? 1.2 + title[r] : 1));
    const any = [...sum.keys()].filter(r => sum[r] > 0), whole = any.filter(r => has[r] === all);
    const full = whole.filter(r => told || shown[r] === all || 2 * pairs[r] >= all - 1).length;
    const best = Math.max(...(full ? whole : any).map(r => sum[r]));
    const found = any.filter(r => has[r] === all || sum[r] >= (full ? 1.5 : .4) * best);
    return { query, order, full, found: found.sort((a, b) => order[b] - order[a] || a - b) };
  }

  // run answers a query: the records in order, how many have all of its words, and what was done to find them.
  async function run(text, { body = false } = {}) {
    const e = await open(), query = parse(text);
    if (query.words.length === 0) return { query, found: [], full: 0 };
    ahead(e, query.words.slice(0, most).map(w => w.folded));
    await read(e, query);
    await weigh(e, query, "t");
    let answer = await rank(e, query);
    if (body || answer.full === 0) {
      await weigh(e, query, "b");
      answer = await rank(e, query);
    } else answer.more = true;
    if (query.mended && answer.found.length > 0) answer.instead = query.words.map(w => w.folded).join(" ");
    return answer;
  }

  // ahead asks at once for what a query will look up: what pages say besides only where titles cannot have all of it.
  function ahead(e, terms) {
    const shelves = terms.every(term => e.common.has(term)) ? ["t"] : ["t", "b"];
    const pairs = terms.slice(1).map((term, i) => `${terms[i]} ${term}`);
    for (const shelf of shelves) for (const term of shelf === "t" ? [...terms, ...pairs] : terms) look(e, shelf, term).catch(() => {});
  }

  // missing lists the words of a query that a record was looked up for and does not have, as they were typed.
  const missing = (answer, record) => [...new Set(answer.query.words.filter(w => w.best?.[record] === 0).map(w => w.typed))];

  // groups are the results by kind, and how many of each are shown at first. What stands first in the portal comes first,
  // unless another kind has something far better.
  async function groups(answer) {
    const e = await open(), all = new Map();
    for (const r of answer.found) {
      if (!all.has(e.kinds[r])) all.set(e.kinds[r], []);
      all.get(e.kinds[r]).push(r);
    }
    const weight = ([kind, [best]]) => answer.order[best] * (kind === e.kinds[0] ? 1.5 : 1);
    return [...all].sort((a, b) => weight(b) - weight(a)).map(([kind, records], i) => [kind, records, all.size < 2 ? 10 : i ? 3 : 4]);
  }

  // show reads what results say: address, title, kind, facts, notice.
  async function show(found) {
    const e = await open();
    return Promise.all(found.map(async r => {
      const row = e.r?.[r] ?? (await fetched(`${e.f}/r${Math.floor(r / e.p)}.json`, "json"))[r % e.p];
      return { url: row[0], title: row[1], kind: e.kinds[r], facts: row[2], notice: row[3] };
    }));
  }

  const facets = async () => fetched(`${(await open()).f}/l.json`, "json");

  // mark writes a text into an element, its words that a query has as <mark>.
  function mark(element, text, query) {
    const asked = new Set(query.words.flatMap(w => (w.forms ?? []).map(([form]) => form)));
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

  return { open, run, show, groups, missing, facets, listed, mark, fold, syllable, word };
})();
