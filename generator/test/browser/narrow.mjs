// Opens pages 320 px wide, which is also a desktop page enlarged to 400 % (WCAG 1.4.10), and names what makes a page
// scroll sideways: as they are, with letters of twice the size (1.4.4), and with titles as long as the longest on the
// national portal, 1,094 characters.
// node narrow.mjs ORIGIN PATH…
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";
import { overflowing } from "./overflow.mjs";

const [origin, ...paths] = process.argv.slice(2);
const findings = new Findings();

async function inspect(how, lengthened, ...settings) {
  const browser = await launch(...settings);
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const path of paths) {
    await open(page, origin, path, findings);
    for (const culprit of await page.evaluate(overflowing)) findings.add(culprit, path + how);
    if (!lengthened) continue;
    await page.evaluate(lengthen);
    for (const culprit of await page.evaluate(overflowing)) findings.add(culprit, `${path}${how} with long titles`);
  }
  await browser.close();
}

await inspect("", true);
await inspect(" with large letters", false, "--blink-settings=defaultFontSize=32");
findings.print();

// lengthen gives titles, in headings, lists and tables, the longest text that they may have; it runs in the page.
function lengthen() {
  const words = "Cấp giấy chứng nhận đăng ký hoạt động thử nghiệm, giám định, kiểm định theo Nghị định 107/2016/NĐ-CP ";
  const long = words.repeat(11).slice(0, 1094);
  for (const e of document.querySelectorAll("h1, h2, .items a, .crumbs a, tbody th, dd, caption, option, label")) e.textContent = long;
}
