// Narrows a list of everything down as a reader does: by each choice, by typing without marks, by an address, by keyboard,
// and without JavaScript.
// node whole.mjs ORIGIN PAGE
import { launch } from "./chromium.mjs";

const [origin, address] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + address);
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
    if (told && value.split(":")[1] !== new URL(page.url()).searchParams.get(await select.getAttribute("name"))) console.log(`${value} is not in the address`);
  }
  await select.selectOption("");
}

await page.focus("#o_loc");
await page.keyboard.type("buc xa");
const typed = await visible();
if (typed === 0 || typed === everything) console.log(`“buc xa” leaves ${typed} of ${everything}`);
await page.reload();
if (await visible() !== typed) console.log("the address that typing made shows other records");
await page.getByRole("button", { name: "Bỏ mọi lựa chọn" }).press("Enter");
await page.waitForFunction(() => location.search === "");
if (await visible() !== everything) console.log("not everything comes back");
await page.goto(`${origin}${address}?q=xyzzy`);
if (await visible() !== 0 || !(await page.textContent("#so_ket_qua")).trim()) console.log("it is not told that nothing was found");

const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + address);
if (await plain.locator("#ket_qua li").count() !== everything || await plain.locator("#bo_loc").isVisible()) console.log("without JavaScript the list is not whole, or the form shows");
await browser.close();

function visible() {
  return page.locator("#ket_qua li:visible").count();
}
