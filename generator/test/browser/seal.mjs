// Types the seal on a paper where the portal checks it: one that it publishes, one that nothing has, and what is none.
// node seal.mjs ORIGIN PAGE
import { launch } from "./chromium.mjs";

const [origin, address] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
await page.goto(origin + address);
const seal = await page.locator("main > .meta .code").textContent(), name = await page.locator("h1").textContent();
await page.goto(origin + "/kiem-chung/");
for (const typed of [seal, seal.toUpperCase(), ` ${seal.replaceAll(" ", "")} `, seal.replaceAll(" ", "-")]) {
  if (!(await answer(typed)).includes(name)) console.log(`“${typed}” is not known for that of “${name}”`);
  if (await page.locator("#kiem_dau output a").getAttribute("href") !== address) console.log(`“${typed}” does not lead to its page`);
}
const other = (seal[0] === "0" ? "1" : "0") + seal.slice(1);
if (!/^Không mục nào/.test(await answer(other))) console.log("a seal that nothing has is known");
for (const none of ["", seal.slice(0, -1), seal.replace(/^./, "g"), "/"]) {
  if (!/^Dấu gồm 16 ký tự/.test(await answer(none))) console.log(`“${none}” passes for a seal`);
}
await page.route("**/tong-kiem.txt", route => route.abort());
if (!/Không tải được/.test(await answer(seal))) console.log("it is not told that the seals could not be had");

const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + "/kiem-chung/");
if (await plain.locator("#kiem_dau").isVisible()) console.log("the field shows without JavaScript, where it does nothing");
const list = await (await plain.request.get(origin + await plain.locator("#to-giay ~ p a").getAttribute("href"))).text();
if (!list.split("\n").some(line => line.startsWith(seal.replaceAll(" ", "")))) console.log("who looks for the seal by hand does not find it");
await browser.close();

async function answer(typed) {
  const output = page.locator("#kiem_dau output");
  await output.evaluate(o => o.replaceChildren());
  await page.fill("#o_dau", typed);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#kiem_dau output").textContent !== "");
  return output.textContent();
}
