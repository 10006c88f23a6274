// Opens pages as they are and passes on what the browser complains of: errors in the console (breaches of the
// Content-Security-Policy among them), requests that fail, scripts that throw. node console.mjs ORIGIN PATH…
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const [origin, ...paths] = process.argv.slice(2);
const findings = new Findings();
const browser = await launch();
const page = await browser.newPage();
let path;
page.on("console", message => {
  if (["error", "warning"].includes(message.type())) findings.add(`console: ${message.text()}`, path);
});
page.on("pageerror", error => findings.add(`script: ${error.message}`, path));
page.on("requestfailed", request => {
  const { errorText } = request.failure();
  if (errorText !== "net::ERR_ABORTED") findings.add(`${request.url()}: ${errorText}`, path); // the next page was opened meanwhile
});
page.on("response", answer => {
  if (answer.status() >= 400) findings.add(`${answer.url()}: ${answer.status()}`, path);
});
for (path of paths) {
  await open(page, origin, path, findings);
  await page.evaluate(() => new Promise(requestAnimationFrame)); // what was said until now has arrived after this
}
await browser.close();
findings.print();
