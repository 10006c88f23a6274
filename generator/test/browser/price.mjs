// Asks the calculator of each price list and holds its answers against the list's own.
// node price.mjs ORIGIN QUESTIONS.json
import { readFileSync } from "node:fs";
import { launch } from "./chromium.mjs";

const [origin, name] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(name, "utf8"));
const browser = await launch();
for (const address of new Set(questions.map(q => q.page))) {
  const asked = questions.filter(q => q.page === address);
  const page = await browser.newPage();
  await page.goto(origin + address);
  const answers = await page.evaluate(ask, asked);
  for (const [i, q] of asked.entries()) {
    if (!says(answers[i], q)) console.log(`${address}: ${JSON.stringify(q)} is answered “${answers[i]}”`);
  }
  await page.focus("#so_gam");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("750");
  if (!(await page.locator("#tinh_gia output").textContent()).includes(asked[0].typed)) console.log(`${address}: typing a number changes nothing`);
}
const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + questions[0].page);
if (await plain.locator("#tinh_gia").isVisible()) console.log("the calculator shows without JavaScript, where it does nothing");
await browser.close();

// ask fills in the form for each question and reads what it says.
function ask(asked) {
  const form = document.getElementById("tinh_gia");
  return asked.map(q => {
    form.so.value = q.grams;
    form.chon.value = q.route;
    if (form.giam) form.giam.value = q.reduction;
    form.dispatchEvent(new Event("input"));
    return form.querySelector("output").textContent;
  });
}

function says(answer, q) {
  const amount = String(q.amount).replace(/\B(?=(\d{3})+$)/g, ".");
  const price = q.amount === 0 ? "Miễn phí" : `${q.label}: ${amount} đồng`;
  return answer === `${price} Cách tính: ${q.how} Theo “${q.list}”, áp dụng từ ${q.from}. ${q.state}.`;
}
