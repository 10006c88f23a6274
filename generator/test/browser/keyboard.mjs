// Goes through pages with the Tab key: the link to the content comes first, every control is reached in its order and shows
// that it has the focus, and none keeps it. node keyboard.mjs ORIGIN PATH…
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const [origin, ...paths] = process.argv.slice(2);
const findings = new Findings();
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
for (const path of paths) {
  await open(page, origin, path, findings);
  const controls = await page.evaluate(mark);
  await page.evaluate(() => document.activeElement.blur());
  const reached = [];
  for (let i = 0; i < controls.length * 4 + 10; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (!at || at.number === reached[0]) break;
    if (!at.visible) findings.add(`${at.name} does not show the focus`, path);
    if (at.number !== reached.at(-1)) reached.push(at.number);
  }
  if (reached[0] !== 0) findings.add(`${controls[reached[0]]} comes before the link to the content`, path);
  for (const [number, name] of controls.entries()) {
    if (!reached.includes(number)) findings.add(`${name} is not reached`, path);
  }
  if (reached.some((number, i) => i > 0 && number < reached[i - 1])) findings.add("the order of the controls is not that of the page", path);
}
await browser.close();
findings.print();

// mark numbers the controls of the page that can be seen, or are seen once they have the focus; it runs in the page.
function mark() {
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
  const seen = all.filter(e => e.matches(".skip") || e.checkVisibility({ visibilityProperty: true }));
  seen.forEach((e, i) => { e.dataset.number = i; });
  return seen.map(e => `${e.tagName.toLowerCase()} “${(e.getAttribute("aria-label") ?? e.textContent ?? "").trim().slice(0, 40)}”`);
}

// focused tells which control has the focus, and whether one sees it; it runs in the page.
function focused() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { number: Number(e.dataset.number ?? -1), name: `${e.tagName.toLowerCase()} “${(e.textContent ?? "").trim().slice(0, 40)}”`, visible: outlined };
}
