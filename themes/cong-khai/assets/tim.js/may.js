// The search: finds records by syllables typed with or without marks, in files that the program wrote
// (generator/open/index). It asks for the few files that a query needs, those of one round at once, and keeps them.
const Search = (() => {
  const home = new URL(document.querySelector("form[role=search]").action).pathname;
  const digits = {};
  [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"].forEach((c, i) => digits[c] = i);
  const tones = "\u0300\u0309\u0303\u0301\u0323";
  const word = /(?:[0-9]\.(?=[0-9])|[\p{L}\p{M}\p{N}])+/gu;
  // words of a query that are looked up
  const most = 24;
  // what a word weighs in titles, lines, and the rest of a page
  const levels = { t: [1, .4], b: [.1] };
  const onset = "ngh(?=[eiy])|ng(?![eiy])|gh(?=[eiy])|g(?![ey])|k(?=[eiy])|c(?![eiy])|nh|[cpt]h|kh|tr|qu|[bdhlmnrstvx]";
  // a syllable without its marks
  const sound = new RegExp(`^(?:${onset})?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?$`);
  const each = (list, use) => Promise.all(list.map(use));
  const files = new Map(), spelt = new Map(), looked = new Map();
  let entry;

  function fetched(name, read) {
    if (!files.has(name)) {
      const answer = fetch(home + name).then(r => r.ok ? r[read]() : Promise.reject());
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  // syllable is a word as the search knows it: folded, and spelled with its tone as a number at the end.
  function syllable(text) {
    if (spelt.has(text)) return spelt.get(text);
    let tone = 0, letters = "";
    for (const c of text.normalize("NFD").toLowerCase().replace(/ð/g, "đ")) {
      const at = tones.indexOf(c);
      if (at >= 0) tone = at + 1;
      else if (c !== ".") letters += c;
    }
    const folded = letters.replace(/\p{Mn}/gu, "").replace(/đ/g, "d");
    const is = { folded, spelled: letters.normalize("NFC") + (tone || "") };
    spelt.set(text, is);
    return is;
  }

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
      e.runs = e.k.flatMap(run => Array(run[1]).fill(run));
      if (e.s) vocabulary(e);
      else shelve(e, e.r = columns(e.r));
      return e;
    });
    entry.catch(() => entry = undefined);
    return entry;
  }

  const columns = texts => texts.map(text => text.split("\n"));

  // shelve makes of the rows of a small portal what the shards of a larger one tell: by term its spellings, each with the
  // records that have it in title and lines. common tells how many there are of a syllable.
  function shelve(e, [, titles, lines, notices, keywords]) {
    e.shelf = new Map();
    const put = (term, spelled, level, record) => {
      if (!e.shelf.has(term)) e.shelf.set(term, new Map());
      const spellings = e.shelf.get(term);
      if (!spellings.has(spelled)) spellings.set(spelled, [[], []]);
      const list = spellings.get(spelled)[level];
      if (list[list.length - 1] !== record) list.push(record);
    };
    const shown = (text, level, record) => {
      const all = syllables(text);
      all.forEach((s, i) => {
        put(s.folded, s.spelled, level, record);
        if (i > 0) put(`${all[i - 1].folded} ${s.folded}`, "", level, record);
      });
      if (level === 0) put(titled(all), "", 0, record);
    };
    e.runs.forEach(([kind], r) => {
      [titles[r], ...keywords[r] ? keywords[r].split(" · ") : []].forEach(name => shown(name, 0, r));
      [kind, lines[r], notices[r]].forEach(line => shown(line, 1, r));
    });
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

  // titled is the term of titles that begin with two syllables and have as many as these.
  const titled = all => `${all.slice(0, 2).map(s => s.folded).join(" ")} =${all.length}`;

  const count = spellings => [...spellings].flatMap(([, lists]) => lists).reduce((sum, list) => sum + list.length, 0);

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

  // look is what a shelf has of a term: its spellings, each with lists of the records that have it so.
  async function look(e, shelf, term) {
    if (shelf === "t" && e.shelf) return [...e.shelf.get(term) ?? []];
    const name = shelf + term;
    if (!looked.has(name)) looked.set(name, linesOf(await shard(e, shelf, term), term));
    return looked.get(name);
  }

  // linesOf reads what a shard has of a term.
  function linesOf(text, term) {
    const at = text.indexOf(`\n${term}\t`);
    if (at < 0) return [];
    const line = text.slice(at + term.length + 2, text.indexOf("\n", at + 1));
    return line.split("\t").map(s => s.split(":")).map(([spelled, ...lists]) => [spelled, lists.map(listed)]);
  }

  const times = async (e, term, shelf = "t") => count(await look(e, shelf, term));
  const beside = (e, a, b) => a && b ? times(e, `${a} ${b}`) : 0;

  function listed(list) {
    const all = [];
    let record = 0, step = 0, shift = 0;
    for (const c of list) {
      const value = digits[c];
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
    const seen = new Set(), words = all.filter(w => !seen.has(w.folded) && seen.add(w.folded)).slice(0, 4 * most);
    return { words, twice: all.length - words.length, title: titled(all), marked: all.some(w => w.folded !== w.spelled), open: !/\s$/.test(text) };
  }

  // read makes of the words of a query those that are meant; the rarest have forms, in which they are looked up.
  async function read(e, query) {
    const rarity = w => e.common.get(w.folded) ?? (/\d/.test(w.folded) ? 1 : e.n);
    query.words = (await each(query.words, (w, i, all) => meant(e, query, w, all[i - 1]?.folded, all[i + 1]?.folded))).flat();
    for (const w of [...query.words].sort((a, b) => rarity(a) - rarity(b)).slice(0, most)) {
      w.forms = [[w.folded, 1], ...twins(w.folded), ...w.longer ?? []];
    }
  }

  // twins are the other spelling of a syllable that ends with i or y: kỹ and kĩ.
  const twins = folded => /^([hklmst]|qu)[iy]$/.test(folded) ? [[folded.slice(0, -1) + (folded.endsWith("i") ? "y" : "i"), 1]] : [];

  // meant leaves a word that some page has, and else reads it as Telex, as some that were joined, or as one with a slip.
  async function meant(e, query, w, before, next) {
    const known = e.common.has(w.folded), telex = syllable(typed(w.spelled));
    const spellings = known || !/[a-z]/.test(w.folded) ? [] : await look(e, "t", telex.folded);
    if (spellings.some(([spelled]) => (spelled || telex.folded) === telex.spelled)) {
      query.marked = true;
      return { ...telex, typed: w.typed };
    }
    if (query.open && !next) w.longer = await longer(e, w.folded, before, known);
    if (known || w.longer?.length || await times(e, w.folded) || await times(e, w.folded, "b")) return w;
    if (e.d?.flat().some(phrase => phrase.split(" ").includes(w.folded))) return w;
    const other = w.folded.length > 3 && await apart(e, w.folded) || await nearest(e, w.folded, before, next);
    if (!other) return w;
    query.mended = true;
    return other.map(folded => ({ folded, spelled: folded, typed: w.typed }));
  }

  // longer are words that begin with one that may not be finished, where more records have them after the word before.
  async function longer(e, folded, before, known) {
    if (!before && folded.length < 2) return [];
    const inShard = /\d/.test(folded) && !e.shelf && await shard(e, "t", folded);
    const all = inShard ? inShard.split("\n").map(line => line.split("\t")[0]) : [...e.common.keys()];
    const begun = all.filter(term => term.startsWith(folded) && term !== folded && !term.includes(" "));
    const most = async (times, least) => (await each(begun, async f => [f, .6, await times(f)]))
      .filter(f => f[2] > least).sort((a, b) => b[2] - a[2]).slice(0, 6);
    const pairs = before ? await most(f => beside(e, before, f), await beside(e, before, folded)) : [];
    return pairs.length || before && known ? pairs : most(f => e.common.get(f) ?? 1, e.common.get(folded) ?? 0);
  }

  // apart takes letters for syllables that were joined, where some page has each beside the next; the longest first. It
  // remembers what it could not take apart.
  async function apart(e, letters, whole = new Set()) {
    for (let i = Math.min(7, letters.length - 1); i > 0; i--) {
      const first = letters.slice(0, i), rest = letters.slice(i);
      if (!e.common.has(first) && !/^\d+$/.test(first)) continue;
      if (await beside(e, first, rest)) return [first, rest];
      const others = whole.has(rest) ? null : await apart(e, rest, whole);
      if (await beside(e, first, others?.[0])) return [first, ...others];
    }
    whole.add(letters);
    return null;
  }

  // nearest mends a slip: of the words near one that is no syllable, that which stands most often beside its neighbours.
  async function nearest(e, folded, before, next) {
    if (!/^[a-z]{2,}$/.test(folded) || sound.test(folded)) return null;
    const all = [...e.common].filter(([other]) => near(folded, other)).sort((a, b) => b[1] - a[1]).slice(0, 12);
    const counted = await each(all, async ([other, common]) => [other, before || next ?
      Math.max(await beside(e, before, other), await beside(e, other, next)) : other.length > 3 && common]);
    const [[other, most]] = [...counted.sort((a, b) => b[1] - a[1]), []];
    return most > 0 ? [other] : null;
  }

  // near reports whether one slip of the finger lies between two words: a letter swapped, dropped, added or changed.
  function near(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const [x, y] = [a.slice(i), b.slice(i)];
    const swapped = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
    return swapped || x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1);
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
    await each(query.words, async (w, i) => {
      if (!w.forms) return;
      w.best ??= new Float32Array(e.n);
      w.exact ??= new Uint8Array(e.n);
      w.pair ??= new Float32Array(e.n);
      const next = shelf === "t" && query.words[i + 1]?.forms || [];
      const pairs = w.forms.flatMap(([a, x]) => next.map(([b, y]) => [`${a} ${b}`, x * y]));
      await each(w.forms, form => note(e, shelf, w.best, form, w));
      await each(pairs, pair => note(e, shelf, w.pair, pair));
    });
    await each(others(e, query), async ({ other, words }) => {
      const all = other.split(" "), pairs = all.slice(1).map((f, i) => `${all[i]} ${f}`);
      const terms = shelf === "t" && pairs.length ? pairs : all;
      const found = await each(terms, term => note(e, shelf, new Float32Array(e.n), [term, .8]));
      for (const w of words) w.best?.forEach((best, r) => w.best[r] = Math.max(best, Math.min(...found.map(f => f[r]))));
    });
  }

  async function note(e, shelf, best, [term, weight], w) {
    for (const [spelled, lists] of await look(e, shelf, term)) {
      const exact = term === w?.folded && (spelled || term) === w.spelled;
      lists.forEach((list, level) => list.forEach(r => {
        best[r] = Math.max(best[r], weight * levels[shelf][level]);
        if (exact) w.exact[r] = 1;
      }));
    }
    return best;
  }

  // rank adds up what records have of a query: rare words weigh more than common ones, neighbours more than scattered words.
  // full is how many have all of it, and not just its words here and there in the text of a page; clear, whether titles do.
  async function rank(e, query) {
    const words = query.words.filter(w => w.forms), told = query.words.length === 1 || words.some(w => /\d/.test(w.folded));
    const title = await note(e, "t", new Float32Array(e.n), [query.title, 1]);
    const same = others(e, query).filter(same => same.words.length === query.words.length);
    await each(same, ({ other }) => note(e, "t", title, [titled(syllables(other)), .8]));
    const sum = new Float32Array(e.n), order = new Float32Array(e.n), any = [], whole = new Set();
    let full = 0, clear = told;
    for (const w of words) {
      w.rare = Math.log(1 + e.n / (.5 + w.best.filter(best => best > 0).length));
      w.next = query.words[query.words.indexOf(w) + 1];
    }
    for (let r = 0; r < e.n; r++) { // of thousands: nothing is made for each
      let has = 0, pairs = 0, spelled = 0, least = 1;
      for (const { best, pair, rare, next, exact } of words) {
        if (best[r] > 0) {
          has++;
          sum[r] += best[r] * rare;
          spelled += best[r] * rare * exact[r];
          least = Math.min(least, best[r]);
        }
        if (pair[r] > 0) {
          pairs++;
          sum[r] += pair[r] * (rare + next.rare);
        }
      }
      if (has === 0) continue;
      any.push(r);
      order[r] = sum[r] + (query.marked ? .5 * spelled : 0);
      if (has < query.words.length) continue;
      whole.add(r);
      order[r] *= 1.2 + (title[r] < 1 || pairs >= has - 1 - 2 * query.twice ? 2 * title[r] : 0);
      if (told || least > Math.fround(levels.b[0]) || 2 * pairs >= has - 1) full++;
      if (least === 1) clear = true;
    }
    const best = Math.max(...(full ? [...whole] : any).map(r => sum[r]));
    const found = any.filter(r => whole.has(r) || !(full && told) && sum[r] >= (full ? 1.5 : .4) * best);
    found.sort((a, b) => order[b] - order[a] || a - b);
    return { query, order, found, full, clear: full > 0 && clear };
  }

  // run answers a query: the records in order, how many have all of its words, and what was done to find them.
  async function run(text, { body = false } = {}) {
    const e = await open(), query = parse(text);
    if (query.words.length === 0) return { query, found: [], full: 0 };
    ahead(e, query.words.slice(0, most).map(w => w.folded));
    await read(e, query);
    await weigh(e, query, "t");
    let answer = await rank(e, query);
    answer.more = !body && answer.clear;
    if (!answer.more) {
      await weigh(e, query, "b");
      answer = await rank(e, query);
    }
    if (query.mended && answer.found.length > 0) answer.instead = query.words.map(w => w.folded).join(" ");
    return answer;
  }

  // ahead asks at once for what a query will look up: what pages say besides only where titles cannot have all of it.
  function ahead(e, terms) {
    const shelves = terms.every(term => e.common.has(term)) ? ["t"] : ["t", "b"];
    const pairs = terms.slice(1).map((term, i) => `${terms[i]} ${term}`);
    for (const shelf of shelves) {
      for (const term of shelf === "t" ? [...terms, ...pairs] : terms) look(e, shelf, term).catch(() => {});
    }
  }

  // missing lists the words of a query that a record was looked up for and does not have, as they were typed.
  const missing = (answer, record) => answer.query.words.filter(w => w.best?.[record] === 0).map(w => w.typed);

  // groups are the results by kind, and how many of each are shown at first. What stands first in the portal comes first,
  // unless another kind has something far better.
  async function groups(answer) {
    const e = await open(), all = new Map();
    for (const r of answer.found) {
      const [kind] = e.runs[r];
      if (!all.has(kind)) all.set(kind, []);
      all.get(kind).push(r);
    }
    const weight = ([kind, [best]]) => answer.order[best] * (kind === e.runs[0][0] ? 1.2 : 1);
    return [...all].sort((a, b) => weight(b) - weight(a)).map(([kind, records], i) => [kind, records, all.size < 2 ? 10 : i ? 3 : 4]);
  }

  // show reads what results say.
  async function show(found) {
    const e = await open();
    return each(found, async r => {
      const from = e.r ? 0 : r - r % e.p, some = e.r ?? columns(await fetched(`${e.f}/r${from / e.p}.json`, "json"));
      const [url, title, facts, notice] = some.map(column => column[r - from]);
      return { url: e.runs[r][2] + url, title, facts, notice };
    });
  }

  const facets = async () => fetched(`${(await open()).f}/l.json`, "json");

  // forms are the syllables by which a query finds.
  const forms = query => new Set(query.words.flatMap(w => (w.forms ?? []).map(([form]) => form)));

  // mark writes a text into an element, its words that a query has as <mark>.
  function mark(element, text, query) {
    const asked = forms(query);
    if (/[đơưăâêôạ-ỹ]/i.test(text)) element.lang = "vi";
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

  return { open, run, show, groups, missing, facets, listed, forms, mark, fold, syllable, word };
})();
