// Asks the search in a real browser many questions that are known to have an answer, and measures how fast and how heavy it
// is. node finding.mjs ORIGIN QUESTIONS
// QUESTIONS is a JSON file: fold, a list of [word, folded, spelled]; judged, a list of [query, pages, how many results they may
// be among]; and weigh, a list of queries whose files are counted.
import fs from "node:fs";
import zlib from "node:zlib";
import { launch } from "./chromium.mjs";

const [origin, file] = process.argv.slice(2);
const { fold, judged, weigh } = JSON.parse(fs.readFileSync(file, "utf8"));
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + "/tim-kiem/");

for (const wrong of await page.evaluate(words => words.filter(([word, folded, spelled]) => {
  const is = Search.syllable(word);
  return is.folded !== folded || is.spelled !== spelled;
}), fold)) console.log(`the browser folds ${JSON.stringify(wrong[0])} otherwise than ${wrong[1]}, ${wrong[2]}`);

const times = [];
let missed = 0, wanted = 0;
for (let i = 0; i < judged.length; i += 500) {
  const answers = await page.evaluate(async queries => {
    const all = [];
    for (const query of queries) {
      const start = performance.now(), answer = await Search.run(query), shown = await Search.show(answer.found.slice(0, 10));
      all.push({ urls: shown.map(r => r.url), time: performance.now() - start });
    }
    return all;
  }, judged.slice(i, i + 500).map(j => j[0]));
  answers.forEach(({ urls, time }, k) => {
    const [query, pages, among] = judged[i + k];
    times.push(time);
    for (const url of pages) {
      wanted++;
      if (urls.slice(0, among).includes(url)) continue;
      if (++missed <= 20) console.log(`“${query}” does not bring ${url} among the first ${among}, but ${urls.slice(0, 3).join(" ")}`);
    }
  });
}
console.error(`${judged.length} queries: ${wanted - missed} of ${wanted} pages where they belong; median ${median(times).toFixed(1)} ms, 99 % within ${at(times, .99).toFixed(1)} ms`);
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
