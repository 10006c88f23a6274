// Narrows a list down as a reader does: by each choice, by typing without marks, by an address, by keyboard, and without
// JavaScript, where links lead to the lists of each choice; and looks whether anything shifts while it loads.
// node whole.mjs ORIGIN PAGE
import { launch } from "./chromium.mjs";

const [origin, address] = process.argv.slice(2);
const mostShift = 0.02;
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
await page.addInitScript(() => {
  window.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifted += entry.value)).observe({ type: "layout-shift", buffered: true });
});
await page.goto(origin + address, { waitUntil: "networkidle" });
const shifted = await page.evaluate(() => window.shifted);
if (shifted > mostShift) console.log(`while it loads the page shifts by ${shifted}`);
const everything = await visible();
await page.locator("#bo_loc summary").click();

for (const select of await page.locator("#bo_loc select").all()) {
  for (const option of await select.locator("option").all()) {
    const value = await option.getAttribute("value");
    const told = (await option.textContent()).match(/\((\d+)\)$/);
    await select.selectOption(value);
    const found = await visible();
    const want = told ? Number(told[1]) : everything;
    if (found !== want) console.log(`“${await option.textContent()}” leaves ${found}`);
    if (!(await page.textContent("#so_ket_qua")).includes(String(found))) console.log(`after ${value} “${await page.textContent("#so_ket_qua")}” is told`);
    if (told && value !== new URL(page.url()).searchParams.get(await select.getAttribute("name"))) console.log(`${value} is not in the address`);
  }
  await select.selectOption("");
}

await page.focus("#o_loc");
await page.keyboard.type("buc xa");
const typed = await visible();
if (typed === 0 || typed === everything) console.log(`“buc xa” leaves ${typed} of ${everything}`);
const dead = await page.locator(".letters a:visible").evaluateAll(all => all.filter(a => document.getElementById(decodeURIComponent(a.hash.slice(1))).closest("[hidden]")).length);
if (dead > 0) console.log(`${dead} letters lead to what is not shown`);
await page.reload();
if (await visible() !== typed) console.log("the address that typing made shows other records");
await page.locator("#bo_loc summary").click();
await page.getByRole("button", { name: "Bỏ mọi lựa chọn" }).press("Enter");
await page.waitForFunction(() => location.search === "");
if (await visible() !== everything) console.log("not everything comes back");
await page.goto(`${origin}${address}?q=xyzzy`);
if (await visible() !== 0 || !(await page.textContent("#so_ket_qua")).trim()) console.log("it is not told that nothing was found");

const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + address);
if (await plain.locator("#ket_qua li").count() !== everything || await plain.locator("#o_loc").isVisible()) console.log("without JavaScript the list is not whole, or there is a field that does nothing");
await plain.locator("#bo_loc summary").click();
await plain.locator("#bo_loc a").first().click();
if (await plain.locator("#ket_qua li").count() === 0) console.log("without JavaScript no choice leads to its list");
await browser.close();

function visible() {
  return page.locator("#ket_qua li:visible").count();
}
