// Prints pages as PDF, and complains of those that take more sheets than they may.
// node print.mjs ORIGIN MOST PAGE...
import { launch } from "./chromium.mjs";

const [origin, most, ...addresses] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
for (const address of addresses) {
  await page.goto(origin + address);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
  if (sheets > Number(most)) console.log(`${address} takes ${sheets} sheets of paper`);
}
await browser.close();
