// Holds the page on which content is changed against WCAG 2.2 AA, on a phone and on a desktop, and names what makes it scroll
// sideways. It also has two clerks change the same, to see what they are asked then. node desk.mjs ADDRESS
import { axe, violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";
import { Clerk } from "./clerk.mjs";
import { Findings } from "./findings.mjs";
import { overflowing } from "./overflow.mjs";

const address = process.argv[2], root = address.replace(/\?.*/, "");
const paths = [
  "", "_nhap", "_toi", "tin-tuc/", "tin-tuc/_moi", "tin-tuc/_moi?ten=2026-11-27-tap-huan", "thu-tuc/", "thu-tuc/1.000173",
  "bao-cao/2021-q3", "bang-gia/nhan-gui-ho-so-2018", "khong-co/",
];
const findings = new Findings();
const browser = await launch();
const context = await browser.newContext({ reducedMotion: "reduce" });
await context.addInitScript({ path: axe });
const page = await context.newPage();
await page.goto(address);
for (const path of paths) {
  await page.goto(root + path);
  await look(path);
}
await clash();
await look("of two that change the same");
await browser.close();
findings.print();

async function look(place) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const fault of await violations(page)) findings.add(fault, `/_sua/${place} at ${width} px`);
    for (const culprit of await page.evaluate(overflowing)) findings.add(culprit, `/_sua/${place} at ${width} px`);
  }
}

// clash leaves the page open at what a clerk sees whose change somebody else's has overtaken.
async function clash() {
  const place = root + "tin-tuc/2022-11-14-bo-nop-ho-so-giay", other = await context.newPage();
  await page.goto(place);
  await other.goto(place);
  await new Clerk(other).fill("Tên tin", "Tên mà người kia đặt");
  await new Clerk(other).press("Lưu", "Đã lưu: Tin tức");
  await new Clerk(page).fill("Tên tin", "Tên mà người này đặt");
  await new Clerk(page).press("Lưu", "Có người vừa sửa cùng chỗ");
}
