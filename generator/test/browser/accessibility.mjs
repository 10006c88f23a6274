// Holds pages against WCAG 2.2 AA and good practice, as far as axe can tell: on phones and on a desktop, in light and in
// dark colours, with and without the pages' scripts, as they open and with all that is folded unfolded.
// node accessibility.mjs ORIGIN [WIDTH,…] PATH…
import { axe, violations } from "./axe.mjs";
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const [origin, ...paths] = process.argv.slice(2);
const widths = paths[0].startsWith("/") ? "320,360,1280" : paths.shift();
const findings = new Findings();

async function inspect(browser, width, colorScheme, scripts) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
  if (!scripts) await context.route("**/*.js", route => route.fulfill({ body: "", contentType: "text/javascript" }));
  await context.addInitScript({ path: axe });
  const page = await context.newPage();
  for (const path of paths) {
    await open(page, origin, path, findings);
    const where = `${path} at ${width} px, ${colorScheme}${scripts ? "" : ", without scripts"}`;
    for (const fault of await violations(page)) findings.add(fault, where);
    if (!await page.evaluate(unfold)) continue;
    for (const fault of await violations(page)) findings.add(fault, `${where}, unfolded`);
  }
  await context.close();
}

const browser = await launch();
for (const width of widths.split(",").map(Number)) {
  await Promise.all([inspect(browser, width, "light", true), inspect(browser, width, "dark", true)]);
}
await inspect(browser, 360, "light", false);
await browser.close();
findings.print();

// unfold opens what is folded, and tells whether there was something; it runs in the page.
function unfold() {
  const folded = document.querySelectorAll("details:not([open])");
  for (const e of folded) e.open = true;
  return folded.length > 0;
}
