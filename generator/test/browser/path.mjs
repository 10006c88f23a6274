// Reads a portal under a path of another site: suggestions, results in both languages, a list that is narrowed, a seal on a
// paper. All that pages ask for lies under the path, and is there.
// node path.mjs HOME PATH
import { launch } from "./chromium.mjs";

const [home, path] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
page.on("response", response => { if (response.status() >= 400) console.log(`${response.url()}: ${response.status()}`); });
page.on("request", request => { if (!request.url().startsWith(home + "/")) console.log(`${request.url()} lies outside the portal`); });
page.on("pageerror", error => console.log(error.message));

await page.goto(home + "/");
await page.fill("#o_tim", "bức xạ");
const suggested = await leading(".suggest a", path + "/");
await page.locator(".suggest a").first().click();
await page.waitForURL(url => url.pathname === new URL(suggested[0], home).pathname).catch(() => console.log("a suggestion does not open its page"));

for (const [query, edition] of [["bức xạ", "/"], ["radiation", "/en/"]]) {
  await page.goto(`${home}${edition}tim-kiem/?q=${encodeURIComponent(query)}`);
  await leading("#danh_sach li > a", path + edition);
  await page.waitForLoadState("networkidle"); // excerpts are fetched
}

await page.goto(home + "/thu-tuc/");
const all = await page.locator("#ket_qua li:not([hidden])").count();
await page.fill("#bo_loc input[type=search]", "bức xạ");
const some = await page.locator("#ket_qua li:not([hidden])").count();
if (some === 0 || some >= all) console.log(`of ${all} procedures ${some} are left`);

await page.goto(home + "/thu-tuc/1.000173/");
const seal = await page.locator("main > .meta .code").textContent();
await page.goto(home + "/kiem-chung/");
await page.fill("#o_dau", seal);
await page.keyboard.press("Enter");
await leading("#kiem_dau output a", path + "/thu-tuc/1.000173/");
await browser.close();

// leading are the addresses of links, once there are some, all of which begin alike.
async function leading(links, beginning) {
  await page.locator(links).first().waitFor().catch(() => console.log(`${page.url()} has no ${links}`));
  const addresses = await page.locator(links).evaluateAll(found => found.map(link => link.getAttribute("href")));
  for (const address of addresses) if (!address.startsWith(beginning)) console.log(`${page.url()} leads to ${address}`);
  return addresses;
}
