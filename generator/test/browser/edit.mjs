// Does what a clerk does on the page on which content is changed. node edit.mjs STORY HOW ADDRESS FILE…
// HOW is mouse, keyboard, or plain: with a mouse and without JavaScript.
import { launch } from "./chromium.mjs";
import { Clerk, Typist } from "./clerk.mjs";
import { stories } from "./stories.mjs";

// How many actions a story may take: with more, people would rather write to whoever knows files.
const most = 25;
const [story, how, address, ...files] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext({ javaScriptEnabled: how !== "plain" });
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
const page = await context.newPage();
page.on("pageerror", error => console.log(`${story}: ${error}`));
await page.goto(address);
const clerk = how === "keyboard" ? new Typist(page) : new Clerk(page);
try {
  await stories[story](clerk, ...files);
  console.error(`${story}, ${how}: ${clerk.actions} actions`);
} catch (error) {
  const said = await page.locator("h1, .loi, [role=status]").allInnerTexts();
  console.log(`${story}: action ${clerk.actions}: ${error}; the page says: ${said.join(" / ")}`.replaceAll("\n", " "));
}
if (clerk.actions > most) console.log(`${story} takes ${clerk.actions} actions`);
await browser.close();
