// Searches the portal as a reader does: with and without marks, by typing, by choosing, by keyboard, back from a result, for
// what is not there, without JavaScript, and from a file.
// node search.mjs ORIGIN FOLDER
import { launch } from "./chromium.mjs";

const [origin, folder] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();

const marked = await search("đăng ký");
const unmarked = await search("dang ky");
if (marked.length === 0) complain("“đăng ký” finds nothing");
if (marked.toSorted().join() !== unmarked.toSorted().join()) complain(`“đăng ký” finds ${marked.length}, “dang ky” ${unmarked.length}, or others`);
if ((await search("hoà")).join() !== (await search("hòa")).join()) complain("hoà and hòa find different pages");

await page.fill("#o_tim", "bức xạ");
await page.waitForURL(url => url.searchParams.get("q") === "bức xạ", { waitUntil: "commit" }).catch(() => complain("typing does not change the address"));
const typed = await results();
if (typed.length === 0 || typed.join() === unmarked.join()) complain(`typing “bức xạ” shows ${typed.length} results, as before`);
if (!/^\d+ /.test(await page.textContent("#so_ket_qua"))) complain(`“${await page.textContent("#so_ket_qua")}” is told`);
if (!(await page.locator("#danh_sach mark").first().textContent())) complain("no hit is marked");

await page.keyboard.press("Enter");
await page.keyboard.press("Enter");
await page.waitForURL(url => url.pathname === typed[0]).catch(() => complain("Enter twice does not open the first result"));
await page.goBack();
if ((await results()).join() !== typed.join()) complain("Back shows other results");

await search("cong nghe");
const count = await total(), before = (await results()).length;
if ((await page.title()).split(" – ")[0] !== "cong nghe") complain(`the page is called ${await page.title()}`);
const heads = await page.locator("#danh_sach h2").allTextContents();
if (!heads[0]?.startsWith("Thủ tục hành chính (")) complain(`procedures do not come first, but ${heads.join(", ")}`);
const sum = heads.reduce((sum, head) => sum + Number(head.match(/\((\d+)\)$/)[1]), 0);
if (sum !== count) complain(`the kinds have ${sum} of ${count} results`);
const more = page.locator("#danh_sach .more").first(), left = Number((await more.textContent()).match(/\d+/)[0]);
await more.click();
await page.waitForFunction(count => document.querySelectorAll("#danh_sach li > a").length === count, before + Math.min(10, left)).catch(() => complain("“Xem thêm” does not show ten more"));
if (await total() !== count || (await page.locator("#danh_sach h2").allTextContents()).join() !== heads.join()) complain("“Xem thêm” changes what is counted");
if (await page.evaluate(() => document.activeElement.matches("#danh_sach li > a")) === false) complain("“Xem thêm” does not go to the first that it shows");
await page.locator("#bo_loc summary").press("Enter");
const select = page.locator("#bo_loc select").first();
await select.waitFor();
for (const option of (await select.locator("option").all()).slice(1)) {
  const told = Number((await option.textContent()).match(/\((\d+)\)$/)[1]), value = await option.getAttribute("value");
  await select.selectOption(value);
  await results();
  if (await total() !== told) complain(`${value} leaves ${await total()} of the ${told} that it tells`);
  if (new URL(page.url()).searchParams.get(await select.getAttribute("name")) !== value) complain(`${value} is not in the address`);
}
await page.reload();
const again = await results();
if (again.length === 0 || await total() === count) complain("the address does not keep what was chosen");

if ((await search("xyzzy qwrt")).length > 0) complain("nonsense finds something");
if ((await page.textContent("#so_ket_qua")).trim() === "") complain("it is not told that nothing was found");
if (!await page.locator("#tim_the_nao a").first().isVisible()) complain("who finds nothing is not shown where else to look");
if (!/\d{3}/.test(await page.locator("#hoi_ai").innerText())) complain("who finds nothing is not told whom to call");
if ((await search("le phi chung chi an toan buc xa")).length === 0) complain("a question whose words are scattered brings nothing");
for (const long of ["xyzzy qwrt buc xa", `${"qwrt ".repeat(40)}${"plmok ".repeat(400)}buc xa`]) {
  if ((await search(long)).length === 0) complain(`“${long.slice(0, 40)}” shows nothing, where something has a part of it`);
  if (!await page.locator("#loi_nhan").isVisible() || !/một phần/.test(await page.textContent("#so_ket_qua"))) complain("it is not told that results have a part of the words");
}
if (!/“qwrt”/.test(await page.textContent("#danh_sach li"))) complain("a result does not tell which words it lacks");
await search("giay pehp");
if (!(await page.textContent("#loi_nhan")).includes("giay phep")) complain("it is not told what was mended");
await search("B-BKC-282498-TT");
await page.locator("#danh_sach .excerpt mark").first().waitFor({ timeout: 5000 }).catch(() => complain("a hit in the text of a page has no excerpt"));

await page.goto(origin + "/gioi-thieu/");
await page.focus("#o_tim");
await page.waitForFunction(() => typeof Search !== "undefined");
await page.keyboard.type("xyzzy qwrt buc xa");
await page.locator(".suggest a", { hasText: "một phần" }).waitFor().catch(() => complain("suggestions with a part of the words do not say so"));
await page.fill("#o_tim", "");
await page.keyboard.type("buc xa");
await page.locator(".suggest a").nth(6).waitFor().catch(() => complain("the box of another page suggests nothing"));
await page.keyboard.press("ArrowDown");
const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
if (!first?.startsWith("/thu-tuc/")) complain(`ArrowDown goes to ${first}`);
await page.keyboard.type("x");
if (await page.inputValue("#o_tim") !== "buc xax") complain(`what is typed on a suggestion goes to “${await page.inputValue("#o_tim")}”`);
await page.fill("#o_tim", "chung chi");
await page.locator(".suggest a mark", { hasText: /^Chứng$/i }).first().waitFor();
await page.setViewportSize({ width: 360, height: 740 });
const seen = await page.locator(".suggest a").evaluateAll(links => links.filter(a => a.offsetParent).map(a => a.clientHeight / parseFloat(getComputedStyle(a).lineHeight)));
if (seen.length !== 5) complain(`a phone shows ${seen.length} suggestions and not four and the way to all`);
if (Math.max(...seen) > 2.1) complain(`a suggestion takes ${Math.max(...seen)} lines on a phone`);
await page.setViewportSize({ width: 1280, height: 720 });
await page.fill("#o_tim", "buc xa");
await page.locator(".suggest a").first().waitFor();
await page.keyboard.press("Escape");
if (await page.locator(".suggest").isVisible() || await page.inputValue("#o_tim") !== "buc xa" || await page.evaluate(() => document.activeElement.id) !== "o_tim") complain("Escape does not close the suggestions");
await page.keyboard.press("Enter");
await page.waitForURL(/\/tim-kiem\/\?q=buc/).catch(() => complain("Enter in the box does not search"));

const plain = await browser.newPage({ javaScriptEnabled: false });
await plain.goto(origin + "/tim-kiem/?q=dang+ky");
for (const link of ["/thu-tuc/", "/thu-tuc/linh-vuc/", "/van-ban/"]) {
  if (!await plain.locator(`#tim_the_nao a[href="${link}"]`).isVisible()) complain(`without JavaScript there is no link to ${link}`);
}
await page.goto(`file://${folder}/tim-kiem/index.html?q=dang+ky`);
if (!(await page.locator("#tim_the_nao").innerText()).includes("máy chủ")) complain("a page opened from a file does not say why it cannot search");
const described = await page.request.get(origin + "/tim-kiem/opensearch.xml");
if (!(await described.text()).includes("/tim-kiem/?q={searchTerms}")) complain("the description for browsers lacks the address");
await browser.close();

// search opens the page of results for a query.
async function search(query) {
  await page.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(query)}`);
  return results();
}

// results lists where the visible results lead, once the search has come to rest.
async function results() {
  await page.locator("#danh_sach[aria-busy=false]").waitFor({ state: "attached" });
  return page.locator("#danh_sach li > a").evaluateAll(links => links.map(link => link.getAttribute("href")));
}

async function total() {
  return Number((await page.textContent("#so_ket_qua")).match(/^\d+/)?.[0] ?? 0);
}

function complain(what) {
  console.log(what);
}
