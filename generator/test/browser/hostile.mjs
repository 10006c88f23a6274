// Looks for records whose titles would run if they were taken for markup, with queries that would. node hostile.mjs ORIGIN TEXT…
import { launch } from "./chromium.mjs";

const [origin, ...texts] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
page.on("dialog", async dialog => {
  console.log(`a dialog opens: ${dialog.message()}`);
  await dialog.dismiss();
});
for (const text of [...texts, "thu"]) {
  await page.goto(`${origin}/tim-kiem/?q=${encodeURIComponent(text)}`);
  await page.locator("#danh_sach[aria-busy=false]").waitFor({ state: "attached" });
  await sound(text);
}
await page.locator("#danh_sach .more").first().click();
await page.locator("#danh_sach section:first-child li").nth(texts.length - 1).waitFor();
const shown = await page.locator("#danh_sach li > a").allTextContents();
for (const text of texts) if (!shown.includes("Thử " + text)) console.log(`“${text}” is not shown as it is written, but ${shown.join(" | ")}`);
await page.goto(origin + "/gioi-thieu/");
await page.focus("#o_tim");
await page.waitForFunction(() => typeof Search !== "undefined");
await page.keyboard.type("thu " + texts[0]);
await page.locator(".suggest a").first().waitFor();
await sound("suggestions");
await browser.close();

// sound looks for elements that only a text taken for markup can have made.
async function sound(query) {
  const strange = await page.locator("#danh_sach :is(img, script, svg, [onclick], [onerror]), .suggest :is(img, script, svg), a[href^='javascript:']").count();
  if (strange > 0) console.log(`after “${query}” ${strange} elements were made of texts`);
}
