// Holds pages against WCAG 2.2 AA, as far as axe can tell: on a phone and on a desktop, in light and in dark colours.
// node accessibility.mjs ORIGIN PATH…
import { createRequire } from "node:module";
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const [origin, ...paths] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] };
const findings = new Findings();

async function inspect(browser, width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
  await context.addInitScript({ path: axe });
  const page = await context.newPage();
  for (const path of paths) {
    await open(page, origin, path, findings);
    const { violations } = await page.evaluate(options => window.axe.run(options), rules);
    for (const { id, nodes } of violations) {
      for (const node of nodes) findings.add(`${id}: ${describe(node)}`, `${path} at ${width} px, ${colorScheme}`);
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
const views = [360, 1280].flatMap(width => ["light", "dark"].map(scheme => [width, scheme]));
await Promise.all(views.map(([width, scheme]) => inspect(browser, width, scheme)));
await browser.close();
findings.print();
