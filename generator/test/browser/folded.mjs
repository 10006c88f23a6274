// Holds pages with closed sections: how high they are on a phone, that a link to what stands in a closed section opens
// it where its name shows, and that all is there on paper.
// node folded.mjs ORIGIN HIGHEST PAGE…
import { launch } from "./chromium.mjs";

const [origin, highest, ...addresses] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
for (const address of addresses) {
  await page.goto(origin + address);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > Number(highest)) console.log(`${address} is ${height} px high at 360 px`);
  const within = await page.locator("details.fold [id]").evaluateAll(all => all.map(e => e.id));
  if (within.length === 0) console.log(`${address} has no closed section that a link opens`);
  for (const id of within) {
    await page.goto("about:blank");
    await page.goto(`${origin}${address}#${id}`);
    const fault = await page.evaluate(shows, id);
    if (fault) console.log(`${address}#${id} ${fault}`);
  }
  await page.goto(origin + address);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))); // until it is laid out so
  for (const name of await page.evaluate(unprinted)) console.log(`${address} on paper lacks “${name}”`);
  await page.emulateMedia({ media: null });
}
await browser.close();

// shows tells what is wrong with how a fragment is shown; "" where it is in sight, with the name of its section or itself.
function shows(id) {
  const target = document.getElementById(id), section = target.closest("details.fold");
  if (!section.open) return "opens nothing";
  const name = section.querySelector("summary").getBoundingClientRect(), own = target.getBoundingClientRect();
  if (own.top < 0 || own.top > innerHeight) return `lies at ${own.top} px of the screen`;
  if (target.parentElement === section && name.top < 0) return `hides the name of its section at ${name.top} px`;
  return "";
}

// unprinted lists the sections whose content has no place on paper.
function unprinted() {
  return [...document.querySelectorAll("details.fold")].filter(section =>
    !section.querySelector(":scope > div").checkVisibility({ contentVisibilityAuto: true })).map(section => section.querySelector("summary").textContent);
}
