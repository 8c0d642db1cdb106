import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The browser that the tests drive: `CHROMIUM_PATH`, or one that is installed.
 * Undefined leaves it to Playwright's own, which `npx playwright install chromium` fetches.
 */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  return named || PLACES.find((place) => existsSync(place));
}
