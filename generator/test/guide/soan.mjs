// Takes the pictures of the editing page in HUONG-DAN.md, as a clerk comes by them: a fee that two people change, and one in a workbook
// that came back. node soan.mjs ADDRESS FOLDER WORKBOOK
import { launch } from "../browser/chromium.mjs";

const [address, folder, workbook] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 860, height: 560 }, locale: "vi-VN" });
const page = await context.newPage();
page.on("dialog", asked => asked.accept()); // leaving a form that was not saved

await page.goto(address);
await picture("viec-can-lam", 464);

const form = "thu-tuc/1.000173", fee = "[name='cach_thuc.0.le_phi']";
const other = await context.newPage();
await other.goto(new URL(form, page.url()).href);
await page.goto(new URL(form, page.url()).href);
await page.fill(fee, "250.000");
await page.locator("[id='cach_thuc.khung']").evaluate(frame => frame.scrollIntoView());
await page.locator(fee).evaluate(box => window.scrollBy(0, box.getBoundingClientRect().top - 330));
await page.locator(fee).focus();
await picture("le-phi", 560);
await page.fill("[name=_quyet-dinh]", "1676/QĐ-UBND");
await save(page);

await other.fill(fee, "300.000");
await save(other);
await picture("hai-nguoi-sua", 360, other);

await page.goto(new URL("../_nhap", page.url()).href);
await page.setInputFiles("[type=file]", workbook);
await page.getByRole("button", { name: "Xem sẽ đổi gì" }).click();
await page.waitForLoadState();
await picture("nhap", 470);
await browser.close();

async function save(where) {
  await where.locator("button[value=luu]").click();
  await where.waitForLoadState();
}

async function picture(name, height, where = page) {
  await where.screenshot({ path: `${folder}/${name}.png`, clip: { x: 0, y: 0, width: 860, height } });
}
