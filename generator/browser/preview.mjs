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
