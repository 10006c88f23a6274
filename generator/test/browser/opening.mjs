// Opens pages on a slow phone, and measures when the largest thing of the first screen stands, and how far things shift
// under the reader's eyes until then and as the page is read to its end.
// node opening.mjs ORIGIN SECONDS SHIFT PATH…; SECONDS of 0 are told and not judged
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";
import { slow } from "./phone.mjs";

const [origin, most, shift, ...paths] = process.argv.slice(2);
const findings = new Findings();
const browser = await launch();
for (const path of paths) {
  const { seconds, shifted } = await opened(path);
  console.error(`${path}: ${seconds.toFixed(2)} s, shifts by ${shifted.toFixed(3)}`);
  if (Number(most) && seconds > Number(most)) findings.add(`the first screen takes more than ${most} s`, `${path}: ${seconds.toFixed(2)} s`);
  if (shifted > Number(shift)) findings.add(`things shift by more than ${shift}`, `${path}: ${shifted.toFixed(3)}`);
}
await browser.close();
findings.print();

async function opened(path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await slow(page);
  await page.addInitScript(() => {
    window.seen = { seconds: 0, shifted: 0 };
    const observe = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe("largest-contentful-paint", entry => window.seen.seconds = entry.startTime / 1000);
    observe("layout-shift", entry => { if (!entry.hadRecentInput) window.seen.shifted += entry.value; });
  });
  await open(page, origin, path, findings);
  await page.waitForLoadState("networkidle");
  const seen = await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight && y < 6000; y += 700) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    return window.seen;
  });
  await context.close();
  return seen;
}
