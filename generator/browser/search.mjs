// Searches as a reader does: with and without marks, by typing, for what is not there, and without JavaScript.
// node search.mjs ORIGIN
import { launch } from "./chromium.mjs";

const [origin] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
const everything = await search(page, "");

const marked = await search(page, "đăng ký");
const unmarked = await search(page, "dang ky");
if (marked.length === 0) complain("“đăng ký” finds nothing");
if (marked.length === everything.length) complain("“đăng ký” leaves everything in the list");
if (marked.join() !== unmarked.join()) complain(`“đăng ký” finds ${marked.length}, “dang ky” ${unmarked.length}, or others`);

await page.fill("#o-tim", "bức xạ");
await page.waitForURL(url => url.searchParams.get("q") === "bức xạ", { waitUntil: "commit" }).catch(() => complain("typing does not change the address"));
const typed = await results(page);
if (typed.length === 0 || typed.join() === unmarked.join()) complain(`typing “bức xạ” shows ${typed.length} results, as before`);
if (typed.join() !== (await search(page, "bức xạ")).join()) complain("the address that typing made shows other results");

const nothing = await search(page, "xyzzy qwrt");
if (nothing.length > 0) complain(`nonsense finds ${nothing.join(", ")}`);
if ((await page.textContent("#so-ket-qua")).trim() === "") complain("#so-ket-qua does not say that nothing was found");

const plain = await browser.newPage({ javaScriptEnabled: false });
const without = await search(plain, "dang ky");
if (without.join() !== everything.join()) complain(`without JavaScript ${without.length} of ${everything.length} are listed`);
if (everything.length === 0) complain("nothing is listed at all");
await browser.close();

// search opens the page of results for a query.
async function search(page, query) {
  await page.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(query)}`);
  return results(page);
}

// results lists where the visible results lead.
function results(page) {
  return page.locator("#ket-qua li:visible a").evaluateAll(links => links.map(link => link.getAttribute("href")));
}

function complain(what) {
  console.log(what);
}
