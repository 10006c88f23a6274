// Starts the browser that the tests use: one that is installed, never one that was downloaded for them.
import { chromium } from "playwright-core";

export function launch(...more) {
  return chromium.launch({
    executablePath: process.env.CONGKHAI_CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox", // root, as in a container, has no other way; only our own pages are opened
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

// open visits an address, and complains where the portal does not have it.
export async function open(page, origin, path, findings) {
  const answer = await page.goto(origin + path);
  if (!answer.ok()) findings.add(`the server answers ${answer.status()}`, path);
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
}
