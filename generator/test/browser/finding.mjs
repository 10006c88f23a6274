// Asks the search in a real browser many questions of which the answer is known, and measures how fast and how heavy it
// is. node finding.mjs ORIGIN QUESTIONS
// QUESTIONS is a JSON file: fold, a list of [word, folded, spelled]; asked, a list of [query, answers], of which nearly
// all have to be found; known, a list of [query, page, how many results it may be among]; and weigh, a list of queries
// whose files are counted. An answer is a list of pages; where there is none, the search has to say so.
import fs from "node:fs";
import zlib from "node:zlib";
import { launch } from "./chromium.mjs";

const [origin, file] = process.argv.slice(2);
const { fold = [], asked = [], known = [], weigh = [] } = JSON.parse(fs.readFileSync(file, "utf8"));
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + "/tim-kiem/");

for (const wrong of await page.evaluate(words => words.filter(([word, folded, spelled]) => {
  const is = Search.syllable(word);
  return is.folded !== folded || is.spelled !== spelled;
}), fold)) console.log(`the browser folds ${JSON.stringify(wrong[0])} otherwise than ${wrong[1]}, ${wrong[2]}`);

// Of the questions that have an answer so many show it among the first few results; none of them brings nothing.
const least = .95, first = 5;

const times = [];
const brought = await ask(asked.map(([query]) => query));
const answerable = asked.filter(([, answers]) => answers.length > 0);
const missed = answerable.filter(([query, answers]) => {
  const urls = brought.get(query).urls.slice(0, first);
  return !answers.some(pages => pages.every(url => urls.includes(url)));
});
for (const [query, answers] of missed) console.error(told(query, answers));
const found = answerable.length - missed.length, share = `${found} of ${answerable.length} questions show their answer among the first ${first}`;
console.error(share);
if (found < least * answerable.length) console.log(`only ${share}: less than ${least * 100} %`);
for (const [query] of answerable) if (brought.get(query).urls.length === 0) console.log(`“${query}” brings nothing`);

for (const [query] of asked.filter(([, answers]) => answers.length === 0)) {
  const { urls, corrected, whole } = brought.get(query);
  if (corrected) console.log(`“${query}” has no answer, but is corrected to “${corrected}”`);
  else if (whole) console.log(`“${query}” has no answer, but ${urls.slice(0, 3).join(" ")} are said to have all its words`);
}

const named = await ask(known.map(([query]) => query));
const lost = known.filter(([query, url, among]) => !named.get(query).urls.slice(0, among).includes(url));
for (const [query, url, among] of lost.slice(0, 20)) console.log(`“${query}” does not bring ${url} among the first ${among}, but ${named.get(query).urls.slice(0, 3).join(" ")}`);
console.error(`${known.length - lost.length} of ${known.length} titles and codes bring their page; median ${median(times).toFixed(1)} ms, 99 % within ${at(times, .99).toFixed(1)} ms`);
await page.close();

const client = [], cold = [], next = [];
for (const query of weigh) {
  const context = await browser.newContext(), reader = await context.newPage();
  cold.push(await bytes(reader, () => reader.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(query)}`)));
  client.push(cold.at(-1).client);
  next.push(await bytes(reader, () => reader.fill("#o_tim", weigh[(cold.length * 7) % weigh.length])));
  await context.close();
}
console.error(`${weigh.length} first queries: client ${median(client.map(Number))} B; with it median ${median(cold.map(c => c.all))} B, most ${at(cold.map(c => c.all), 1)} B, ${median(cold.map(c => c.requests))} requests; each further one median ${median(next.map(n => n.all))} B`);
await browser.close();

// ask puts queries to the search: the first results of each, whether they are said to have all of its words, and what
// it was corrected to. What the search calls these is said here alone.
async function ask(queries) {
  const all = new Map();
  for (let i = 0; i < queries.length; i += 500) {
    const some = queries.slice(i, i + 500);
    const answers = await page.evaluate(async queries => {
      const all = [];
      for (const query of queries) {
        const start = performance.now(), answer = await Search.run(query);
        const shown = await Search.show(answer.found.slice(0, 10));
        all.push({
          urls: shown.map(r => r.url), time: performance.now() - start, corrected: answer.instead,
          whole: answer.found.length > 0 && !answer.missing?.length,
        });
      }
      return all;
    }, some);
    answers.forEach((answer, k) => all.set(some[k], answer));
    times.push(...answers.map(answer => answer.time));
  }
  return all;
}

function told(query, answers) {
  const { urls, corrected } = brought.get(query);
  const wanted = answers.map(pages => pages.join(" and ")).join(" or ");
  return `“${query}”${corrected ? ` as “${corrected}”` : ""} wants ${wanted}; brings ${urls.slice(0, first).join(" ") || "nothing"}`;
}

// bytes counts what the search asks for, compressed as a server does it: its scripts, its files, and the pages that it reads for
// excerpts, without the page of results and its style.
async function bytes(reader, act) {
  const sum = { all: 0, client: 0, requests: 0 }, bodies = [];
  const count = response => {
    const type = response.request().resourceType();
    if (type === "script" || type === "fetch") bodies.push(response.body().then(body => {
      const size = zlib.gzipSync(body, { level: 9 }).length;
      sum.all += size;
      sum.requests++;
      if (type === "script") sum.client += size;
    }));
  };
  reader.on("response", count);
  await act();
  await reader.locator("#danh_sach[aria-busy=false]").waitFor({ state: "attached" });
  await reader.waitForLoadState("networkidle");
  await reader.waitForTimeout(100);
  reader.off("response", count);
  await Promise.all(bodies);
  return sum;
}

function at(numbers, part) {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;
}

function median(numbers) {
  return at(numbers, .5);
}
