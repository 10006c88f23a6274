// Holds pages against WCAG 2.2 AA and good practice, as far as axe can tell: on phones and on a desktop, in light and in
// dark colours, with and without the pages' scripts.
// node accessibility.mjs ORIGIN PATH…
import { createRequire } from "node:module";
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const [origin, ...paths] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
const findings = new Findings();

async function inspect(browser, width, colorScheme, scripts) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
  if (!scripts) await context.route("**/*.js", route => route.fulfill({ body: "", contentType: "text/javascript" }));
  await context.addInitScript({ path: axe });
  const page = await context.newPage();
  for (const path of paths) {
    await open(page, origin, path, findings);
    const { violations } = await page.evaluate(options => window.axe.run(options), rules);
    for (const { id, nodes } of violations) {
      for (const node of nodes) findings.add(`${id}: ${describe(node)}`, `${path} at ${width} px, ${colorScheme}${scripts ? "" : ", without scripts"}`);
    }
  }
  await context.close();
}

// describe names an element and what is wrong with it, without what differs between elements of the same kind.
function describe({ target, failureSummary }) {
  const kind = target.join(" ").replace(/:nth-child\(\d+\)|\[[^\]]*\]/g, "");
  const why = failureSummary.split("\n")[1].trim().replace(/ \([\d.]+px by [\d.]+px.*/, "");
  return `${kind}: ${why}`;
}

const browser = await launch();
for (const width of [320, 360, 1280]) {
  await Promise.all([inspect(browser, width, "light", true), inspect(browser, width, "dark", true)]);
}
await inspect(browser, 360, "light", false);
await browser.close();
findings.print();
