// Asks the calculator of expected dates on a procedure's page and holds its answers against the site's.
// node deadline.mjs ORIGIN PAGE QUESTIONS.json
import { readFileSync } from "node:fs";
import { launch } from "./chromium.mjs";

const [origin, address, name] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(name, "utf8"));
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + address);
if (!/Chậm nhất ngày/.test(await page.locator("#hen_tra output").textContent())) console.log("there is no answer for today");
const answers = await page.evaluate(ask, questions);
for (const [i, q] of questions.entries()) {
  if (answers[i] !== `Chậm nhất ngày ${q.end}`) console.log(`${JSON.stringify(q)} is answered “${answers[i]}”`);
}
await page.fill("#ngay_nop", "2031-03-03");
if (!/chưa đủ/.test(await page.locator("#hen_tra output").textContent())) console.log("nothing is said of a year without days off");

const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + address);
if (await plain.locator("#hen_tra").isVisible()) console.log("the calculator shows without JavaScript, where it does nothing");
await browser.close();

// ask fills in the form for each question and reads the day that it says.
function ask(questions) {
  const form = document.getElementById("hen_tra");
  const choice = form.cach.appendChild(document.createElement("option"));
  return questions.map(q => {
    form.ngay.value = q.filed;
    choice.value = q.limit;
    choice.selected = true;
    form.dispatchEvent(new Event("input"));
    return form.querySelector("output strong").textContent;
  });
}
