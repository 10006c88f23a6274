// Writes while the preview is open: the page has to follow the file by itself. node preview.mjs ADDRESS FILE
import { readFile, writeFile } from "node:fs/promises";
import { launch } from "./chromium.mjs";

const [address, file] = process.argv.slice(2);
const text = await readFile(file, "utf8");
const browser = await launch();
const page = await browser.newPage();
await page.goto(address);
await follows("ten = \"Tên vừa sửa\"", "Tên vừa sửa", "a new title");
await follows("ten = ", `${file.split(/[\\/]/).slice(-3).join("/")}:2:`, "a broken file");
await follows("ten = \"Tên đã sửa xong\"", "Tên đã sửa xong", "a mended file");
await manyTabs();
await browser.close();

// follows saves the file with another title line, until the page shows it: a page hears of changes only once its
// connection stands.
async function follows(line, shown, what) {
  for (let tries = 0; tries < 20; tries++) {
    await writeFile(file, text.replace(/^ten = .*$/m, line));
    const there = await page.getByText(shown).first().waitFor({ timeout: 500 }).then(() => true, () => false);
    if (there) return;
  }
  console.log(`the open page does not show ${what} (${shown}): ${await page.innerText("body")}`.replaceAll("\n", " "));
}

// manyTabs opens more tabs than a browser keeps connections to one server: each has to load, and to follow the file.
async function manyTabs() {
  const context = await browser.newContext(), tabs = [];
  for (let i = 0; i < 8; i++) {
    const tab = await context.newPage();
    const there = await tab.goto(address, { timeout: 10000 }).then(() => true, () => false);
    if (!there) return console.log(`tab ${i + 1} does not load`);
    tabs.push(tab);
  }
  await writeFile(file, text.replace(/^ten = .*$/m, "ten = \"Tên cho mọi thẻ\""));
  for (const [i, tab] of tabs.entries()) {
    await tab.getByText("Tên cho mọi thẻ").first().waitFor({ timeout: 10000 }).catch(() => console.log(`tab ${i + 1} does not follow the file`));
  }
  await context.close();
}
