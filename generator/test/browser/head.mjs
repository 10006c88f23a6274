// Holds the head of pages against the screens it stands on, without scripts: on a phone it leaves the page its screen and
// its menu opens, a desktop page enlarged to 400 % begins on the first screen, and a wide one has the menu open.
// node head.mjs ORIGIN PATH…
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const most = 120; // pixels of the head, of the 740 that a small phone has
const [origin, ...paths] = process.argv.slice(2);
const findings = new Findings();
const browser = await launch();
const phone = await screen(360, 740), enlarged = await screen(320, 256), wide = await screen(1280, 800);
for (const path of paths) {
  await open(phone, origin, path, findings);
  const head = await phone.evaluate(measured);
  if (head.height > most) findings.add(`the head is ${head.height} pixels high`, path);
  if (head.overlaps) findings.add(`${head.overlaps} lie on each other`, path);
  if (await phone.locator(".menu a").first().isVisible()) findings.add("the menu of a phone is open", path);
  for (const control of [".menu summary", ".top .brand", ".top button"]) {
    if (await phone.locator(control).count() && !await phone.evaluate(touched, control)) findings.add(`a finger on ${control} meets something else`, path);
  }
  await phone.focus(".menu summary");
  await phone.keyboard.press("Enter");
  if (!await phone.locator(".menu a").last().isVisible()) findings.add("the menu does not open", path);
  const menu = await phone.locator(".menu").boundingBox(), main = await phone.locator("main").boundingBox();
  if (menu.y + menu.height > main.y) findings.add("the open menu lies on the page", path);

  await open(enlarged, origin, path, findings);
  const line = await enlarged.evaluate(firstLine);
  if (line > 256) findings.add(`at 400 % the first line of the page ends at ${line} of 256 pixels`, path);

  await open(wide, origin, path, findings);
  if (!await wide.locator(".menu a").last().isVisible()) findings.add("the menu of a wide screen is closed", path);
  if (await wide.locator(".menu summary").isVisible()) findings.add("a wide screen shows what opens the menu", path);
}
await browser.close();
findings.print();

async function screen(width, height) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
  return context.newPage();
}

// measured tells how high the head is, and which two of its controls overlap; it runs in the page.
function measured() {
  const parts = [...document.querySelectorAll(".top .brand, .top input, .top button, .top summary")].map(e => [e.className || e.tagName, e.getBoundingClientRect()]);
  const meet = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pair = parts.flatMap((a, i) => parts.slice(i + 1).filter(b => meet(a, b)).map(b => `${a[0]} and ${b[0]}`));
  return { height: Math.round(document.querySelector(".top").getBoundingClientRect().height), overlaps: pair[0] };
}

// touched tells whether what lies on top in the middle of a control belongs to it; it runs in the page.
function touched(control) {
  const e = document.querySelector(control), box = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}

// firstLine is where the first line of the heading ends; it runs in the page.
function firstLine() {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("h1"));
  return Math.round(range.getClientRects()[0].bottom);
}
