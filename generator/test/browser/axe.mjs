// Holds the page that is open against WCAG 2.2 AA and good practice, as far as axe can tell, in a context that has axe:
// await context.addInitScript({ path: axe }).
import { createRequire } from "node:module";

export const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };

export async function violations(page) {
  const { violations } = await page.evaluate(options => window.axe.run(options), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${describe(node)}`));
}

// describe names an element and what is wrong with it, without what differs between elements of the same kind.
function describe({ target, failureSummary }) {
  const kind = target.join(" ").replace(/:nth-child\(\d+\)|\[[^\]]*\]/g, "");
  const why = failureSummary.split("\n")[1].trim().replace(/ \([\d.]+px by [\d.]+px.*/, "");
  return `${kind}: ${why}`;
}
