// Asks the search in a real browser many questions that are known to have an answer, and measures how fast and how heavy it
// is on a slow phone. node finding.mjs ORIGIN QUESTIONS
// QUESTIONS is a JSON file: fold, a list of [word, folded, spelled]; titles and judged, lists of [query, pages of which one has to
// be there, among how many results]; weigh, a list of queries of somebody who comes for the first time; and limit: share, how
// many of a hundred judged queries have a right page, and bytes, rounds, seconds and client, what a first query costs at most.
import fs from "node:fs";
import { launch } from "./chromium.mjs";

const [origin, file] = process.argv.slice(2);
const { fold, titles, judged, weigh, limit } = JSON.parse(fs.readFileSync(file, "utf8"));
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + "/tim-kiem/");

for (const wrong of await page.evaluate(words => words.filter(([word, folded, spelled]) => {
  const is = Search.syllable(word);
  return is.folded !== folded || is.spelled !== spelled;
}), fold)) console.log(`the browser folds ${JSON.stringify(wrong[0])} otherwise than ${wrong[1]}, ${wrong[2]}`);

const times = [];
for (const miss of await misses(titles)) console.log(miss);
const missed = await misses(judged), share = 100 - 100 * missed.length / judged.length;
console.error([...missed, `${titles.length} titles and codes, ${judged.length} questions: ${share.toFixed(1)} % of these have a right page where it belongs; median ${median(times).toFixed(1)} ms, 99 % within ${at(times, .99).toFixed(1)} ms`].join("\n"));
if (share < limit.share) console.log(`${share.toFixed(1)} % of the questions have a right page where it belongs, less than ${limit.share} %`);
await page.close();

const first = [];
for (const query of weigh) first.push({ query, ...await costs(query) });
for (const what of ["bytes", "rounds", "seconds", "client"]) {
  const all = first.map(f => f[what]), most = first.toSorted((a, b) => b[what] - a[what])[0];
  console.error(`${what} of ${weigh.length} first queries: median ${median(all)}, most ${most?.[what]} (“${most?.query}”)`);
  if (median(all) > limit[what]) console.log(`a first query takes ${median(all)} ${what}, more than ${limit[what]}`);
}
await browser.close();

// misses tells of queries that do not show a right page where it belongs; that a query with an answer brings nothing is a fault.
async function misses(queries) {
  const all = [];
  for (let i = 0; i < queries.length; i += 500) {
    const some = queries.slice(i, i + 500);
    const answers = await page.evaluate(async queries => {
      const all = [];
      for (const [query] of queries) {
        const start = performance.now(), groups = await Search.groups(await Search.run(query));
        const shown = await Search.show(groups.flatMap(([, records, first]) => records.slice(0, first)).slice(0, 10));
        all.push({ urls: shown.map(r => r.url), time: performance.now() - start });
      }
      return all;
    }, some);
    answers.forEach(({ urls, time }, k) => {
      const [query, pages, among] = some[k];
      times.push(time);
      if (!pages.some(url => urls.slice(0, among).includes(url))) all.push(`“${query}” does not bring ${pages.join(" or ")} among the first ${among}, but ${urls.slice(0, 3).join(" ") || "nothing"}`);
      if (urls.length === 0) console.log(`“${query}” brings nothing, where ${pages.join(" or ")} answers`);
    });
  }
  return all;
}

// costs is what the first query costs on a slow phone: how long until results stand, all that is loaded, compressed as a server
// does it, and how many times something is asked for because of what came. The network takes 400 ms to answer and brings 50 KB/s,
// the processor takes six times as long.
async function costs(query) {
  const context = await browser.newContext(), reader = await context.newPage(), line = await context.newCDPSession(reader);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 });
  await line.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  const asked = new Map();
  line.on("Network.requestWillBeSent", ({ requestId, timestamp, type }) => {
    const before = [...asked.values()].filter(a => a.end < timestamp).map(a => a.round + 1);
    asked.set(requestId, { type, round: Math.max(0, ...before), bytes: 0, end: Infinity });
  });
  line.on("Network.dataReceived", ({ requestId, encodedDataLength }) => asked.get(requestId).bytes += encodedDataLength);
  line.on("Network.loadingFinished", ({ requestId, timestamp }) => asked.get(requestId).end = timestamp);
  await reader.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(query)}`, { waitUntil: "commit" });
  await reader.locator("#danh_sach li").first().waitFor();
  const seconds = await reader.evaluate(() => performance.now() / 1000);
  const rounds = Math.max(...[...asked.values()].map(a => a.round));
  await reader.waitForLoadState("networkidle");
  await context.close();
  const bytes = some => some.reduce((sum, a) => sum + a.bytes, 0), all = [...asked.values()];
  return { bytes: bytes(all), client: bytes(all.filter(a => a.type === "Script")), rounds, seconds: Number(seconds.toFixed(2)) };
}

function at(numbers, part) {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;
}

function median(numbers) {
  return at(numbers, .5);
}
