// Asks the search in a real browser many questions of which the answer is known. node finding.mjs ORIGIN QUESTIONS
// QUESTIONS is a JSON file: fold, a list of [word, folded, spelled]; asked, a list of [query, answers], of which nearly
// all have to be found; and known, a list of [query, page, how many results it may be among]. An answer is a list of
// pages; where there is none, the search has to say so.
import fs from "node:fs";
import { launch } from "./chromium.mjs";

const [origin, file] = process.argv.slice(2);
const { fold = [], asked = [], known = [] } = JSON.parse(fs.readFileSync(file, "utf8"));
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
const called = new Map(known.map(([query]) => [query, []])); // some lists are called alike
for (const [query, url] of known) called.get(query).push(url);
const lost = known.filter(([query, , among]) => !called.get(query).some(url => named.get(query).urls.slice(0, among).includes(url)));
for (const [query, url, among] of lost.slice(0, 20)) console.log(`“${query}” does not bring ${url} among the first ${among}, but ${named.get(query).urls.slice(0, 3).join(" ")}`);
console.error(`${known.length - lost.length} of ${known.length} titles and codes bring their page; median ${median(times).toFixed(1)} ms, 99 % within ${at(times, .99).toFixed(1)} ms`);
await browser.close();

// ask puts queries to the search: the first results of each as its page shows them, whether they are said to have all
// of its words, and what it was corrected to. What the search calls these is said here alone.
async function ask(queries) {
  const all = new Map();
  for (let i = 0; i < queries.length; i += 500) {
    const some = queries.slice(i, i + 500);
    const answers = await page.evaluate(async queries => {
      const all = [];
      for (const query of queries) {
        const start = performance.now(), answer = await Search.run(query), groups = await Search.groups(answer);
        const shown = await Search.show(groups.flatMap(([, records, few]) => records.slice(0, few)).slice(0, 10));
        all.push({
          urls: shown.map(r => r.url), time: performance.now() - start, corrected: answer.instead, whole: answer.full > 0,
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

function at(numbers, part) {
  return numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;
}

function median(numbers) {
  return at(numbers, .5);
}
